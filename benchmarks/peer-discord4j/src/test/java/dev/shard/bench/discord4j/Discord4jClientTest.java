package dev.shard.bench.discord4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.bench.client.SocketContender;
import dev.shard.bench.load.LoadServer;
import dev.shard.bench.load.Plan;
import dev.shard.bench.load.SmallSession;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That it still takes a session in, so that it can be measured. */
class Discord4jClientTest {
    private static final int EVENTS = 100;

    @ParameterizedTest
    @EnumSource(names = "LAGGING", mode = EnumSource.Mode.EXCLUDE)
    void everyModeTakesInEveryEventOfARound(Discord4jMode mode, @TempDir Path folder) throws Exception {
        SmallSession.write(folder, EVENTS);
        try (LoadServer server = LoadServer.start(folder);
                Discord4jClient client = new Discord4jClient(mode)) {
            server.follow(new Plan.Blast(EVENTS), SmallSession.KIND);
            var contender = new SocketContender(client, URI.create("ws://127.0.0.1:" + server.port()));

            assertThat(contender.round(EVENTS).events()).isEqualTo(EVENTS);
            assertThat(contender.round(EVENTS).cpuNanos()).isPositive();
        }
    }
}
