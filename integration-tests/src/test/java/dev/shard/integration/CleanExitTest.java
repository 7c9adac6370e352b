package dev.shard.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.Intents;
import dev.shard.Shard;
import dev.shard.core.Providers;
import dev.shard.core.Shards;
import dev.shard.sim.GatewaySimulator;
import dev.shard.soak.OwnJvm;
import dev.shard.spi.Settings;
import dev.shard.spi.transport.Transport;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R17: after {@code close()} nothing keeps the process alive. */
class CleanExitTest {
    @AutoClose
    private final GatewaySimulator gateway = LiveShard.patientGateway();

    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#transports")
    void aProcessThatClosedItsShardExitsByItself(String transport) throws Exception {
        List<String> said =
                OwnJvm.usual().within(LiveShard.BOUND).run(Application.class, gateway.gatewayUrl(), transport);

        assertThat(said).contains("ready", "left: []");
        assertThat(gateway.counts().identifies()).isOne();
    }

    /** A bot that is ready, and stops. */
    static final class Application {
        private static final long SECONDS_TO_END = 5;

        private Application() {}

        public static void main(String[] arguments) throws InterruptedException {
            try (Transport transport = Providers.transport(arguments[1], Settings.empty());
                    Shard shard = Shards.builder(GatewaySimulator.DEFAULT_TOKEN, Intents.nonPrivileged())
                            .configure(config -> config.gatewayUrl(URI.create(arguments[0])))
                            .transport(transport)
                            .build()) {
                shard.connect().toCompletableFuture().join();
                System.out.println("ready");
            }
            // Netty's GlobalEventExecutor, which tells of the end of its other threads, itself ends a second later.
            for (Thread thread : others()) {
                thread.join(SECONDS_TO_END * 1000);
            }
            System.out.println("left: " + others());
        }

        private static List<Thread> others() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !thread.isDaemon() && thread != Thread.currentThread())
                    .toList();
        }
    }
}
