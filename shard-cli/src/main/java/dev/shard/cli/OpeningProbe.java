package dev.shard.cli;

import dev.shard.CloseStatus;
import dev.shard.ShardConfig;
import dev.shard.core.wiring.ShardFactory;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens a WebSocket with the chosen transport, its proxy and its trust, waits for the first message, and hangs up. */
final class OpeningProbe {
    private final ShardFactory factory;
    private final Findings findings;

    OpeningProbe(ShardFactory factory, Findings findings) {
        this.factory = factory;
        this.findings = findings;
    }

    private static final class Opening implements TransportListener {
        private final CompletableFuture<Integer> firstMessage = new CompletableFuture<>();

        @Override
        public void onOpen() {}

        @Override
        public void onMessage(ByteBuffer message, boolean text) {
            firstMessage.complete(message.remaining());
        }

        @Override
        public void onClosed(CloseStatus status) {
            firstMessage.completeExceptionally(new CliException(status.describe()));
        }
    }

    void run(URI url) throws InterruptedException {
        ShardConfig shard = factory.configuration().shard();
        Duration bound = shard.timeouts().connect().plus(shard.timeouts().hello());
        ConnectRequest request = new ConnectRequest(
                endpoint(url),
                shard.timeouts().connect(),
                shard.timeouts().close(),
                shard.limits().maxMessageBytes());
        Opening opening = new Opening();
        Transport transport = factory.transport();
        EventLoop loop = transport.nextLoop();
        long start = System.nanoTime();
        TransportConnection connection = transport.connect(request, loop, opening);
        String what = "websocket";
        try {
            int bytes = opening.firstMessage.get(bound.toMillis(), TimeUnit.MILLISECONDS);
            long millis = (System.nanoTime() - start) / 1_000_000;
            findings.ok(what, "%s spoke %d bytes after %d ms".formatted(request.endpoint(), bytes, millis));
        } catch (ExecutionException closed) {
            findings.fail(what, GatewayProbe.reason(closed));
        } catch (TimeoutException silent) {
            findings.fail(what, request.endpoint() + " said nothing within " + bound.toSeconds() + " s");
        } finally {
            loop.execute(connection::abort);
        }
    }

    private URI endpoint(URI url) {
        String compress = factory.compression().urlParameter();
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return URI.create("%s://%s%s?v=%d&encoding=%s%s"
                .formatted(
                        url.getScheme(),
                        url.getRawAuthority(),
                        path,
                        factory.configuration().shard().apiVersion(),
                        factory.codec().encoding(),
                        compress == null ? "" : "&compress=" + compress));
    }
}
