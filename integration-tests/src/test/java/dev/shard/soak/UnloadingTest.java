package dev.shard.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.integration.LiveShard;
import dev.shard.sim.GatewaySimulator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R14, R17: what loaded the library can be unloaded once its shards are closed, as an application server does. */
class UnloadingTest {
    @AutoClose
    private final GatewaySimulator gateway = LiveShard.patientGateway();

    @ParameterizedTest
    @CsvSource({"netty, zlib-stream", "netty, zstd-stream", "javaws, zlib-stream"})
    void theClassLoaderOfAClosedShardIsCollected(String transport, String compression) throws Exception {
        assertThat(unload(LoadedBot.class, gateway.gatewayUrl(), transport, compression))
                .contains(OwnClassLoader.COLLECTED);
    }

    /** That the test above can fail. */
    @Test
    void aThreadThatStaysHoldsItsClassLoader() throws Exception {
        assertThat(unload(Stayer.class)).doesNotContain(OwnClassLoader.COLLECTED);
    }

    private static List<String> unload(Class<?> program, Object... arguments) throws Exception {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.add(0, program.getName());
        // What is softly held is collected when memory is short, which is at once here.
        return OwnJvm.usual().option("-XX:SoftRefLRUPolicyMSPerMB=0").run(OwnClassLoader.class, all.toArray());
    }
}
