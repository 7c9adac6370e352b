package dev.shard.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.integration.LiveShard;
import dev.shard.sim.GatewaySimulator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * R14, S5: reconnects leave nothing behind, not in the heap and not beside it. {@code -Dshard.soak.reconnects} says how many;
 * the profile {@code soak} has 10,000.
 */
@EnabledOnOs(OS.LINUX)
class ReconnectSoakTest {
    private static final int RECONNECTS = Integer.getInteger("shard.soak.reconnects", 400);

    @AutoClose
    private final GatewaySimulator gateway = LiveShard.patientGateway();

    @ParameterizedTest
    @CsvSource({"netty, zlib-stream", "netty, zstd-stream", "javaws, zlib-stream"})
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void whatAProcessHoldsDoesNotGrow(String transport, String compression) throws Exception {
        List<String> said = OwnJvm.withHeap(48)
                .within(Duration.ofMinutes(15))
                .run(
                        Reconnects.class,
                        gateway.gatewayUrl(),
                        transport,
                        compression,
                        RECONNECTS / 2,
                        RECONNECTS / Reconnects.LOOKS);

        List<Holdings> looks = Holdings.in(said);
        System.out.printf("%d reconnects, %s, %s: %s%n", RECONNECTS, transport, compression, looks);
        assertThat(looks).hasSize(1 + Reconnects.LOOKS);
        looks.get(Reconnects.LOOKS).assertNoMoreThan(looks.get(0));
        assertThat(BufferLeaks.in(said)).isEmpty();
        assertThat(said).contains("resumed " + (RECONNECTS / 2 + RECONNECTS));
        assertThat(gateway.counts().identifies()).isOne();
        assertThat(gateway.violations()).isEmpty();
    }
}
