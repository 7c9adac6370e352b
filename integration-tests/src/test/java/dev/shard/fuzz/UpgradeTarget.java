package dev.shard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.TransportException;
import dev.shard.core.Providers;
import dev.shard.spi.Settings;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportListener;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** T6, R2: whatever a server answers to the upgrade, the connection opens or fails with a reason, and fails soon. */
final class UpgradeTarget {
    private static final List<Transport> TRANSPORTS = Providers.transports().stream()
            .map(provider -> Providers.transport(provider.name(), Settings.empty()))
            .toList();

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final int LONGEST_MESSAGE = 1000;
    private static final AnsweringServer SERVER = AnsweringServer.start();

    private UpgradeTarget() {}

    /** Fails if anything is made of these bytes that should not be. */
    static void take(byte[] input) {
        SERVER.answerWith(input);
        for (Transport transport : TRANSPORTS) {
            Outcome outcome = connect(transport);

            if (outcome.opened) {
                assertThat(SERVER.lastAnswer()).containsIgnoringCase("101").contains(SERVER.lastAccept());
            } else {
                assertThat(outcome.end().origin()).isEqualTo(CloseStatus.Origin.NEVER_OPENED);
                assertThat(outcome.end().failure().phase()).isEqualTo(TransportException.Phase.UPGRADE);
                assertThat(outcome.end().describe()).hasSizeLessThan(LONGEST_MESSAGE);
            }
        }
    }

    private static Outcome connect(Transport transport) {
        Outcome outcome = new Outcome();
        URI uri = URI.create("ws://127.0.0.1:" + SERVER.port() + "/?v=10");
        transport.connect(new ConnectRequest(uri, BOUND, Duration.ofMillis(100), 4096), transport.nextLoop(), outcome);
        outcome.end();
        return outcome;
    }

    /** Whether it opened, and how it ended. */
    private static final class Outcome implements TransportListener {
        private final CompletableFuture<CloseStatus> closed = new CompletableFuture<>();
        private volatile boolean opened;

        CloseStatus end() {
            return closed.orTimeout(BOUND.toMillis(), TimeUnit.MILLISECONDS).join();
        }

        @Override
        public void onOpen() {
            opened = true;
        }

        @Override
        public void onMessage(ByteBuffer message, boolean text) {}

        @Override
        public void onClosed(CloseStatus status) {
            closed.complete(status);
        }
    }
}
