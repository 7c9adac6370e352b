package dev.shard.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.bench.client.Contender;
import dev.shard.bench.load.LoadServer;
import dev.shard.bench.load.Plan;
import dev.shard.bench.session.SessionFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That everybody whom this module measures still takes a session in. */
class ContestantsTest {
    private static final int EVENTS = 1_000;

    @TempDir
    private static Path sessions;

    private static LoadServer server;

    @BeforeAll
    static void serve() throws IOException {
        SessionFiles.prepare(sessions, EVENTS);
        server = LoadServer.start(sessions);
        server.follow(new Plan.Blast(EVENTS), "events");
    }

    @AfterAll
    static void end() throws IOException {
        server.close();
    }

    static Stream<String> ours() {
        return Stream.of(
                        Contestants.throughput(), List.of(Contestant.shardWithListeners(50), Contestants.SHARD_LAGGING))
                .flatMap(List::stream)
                .filter(contestant -> contestant.module().equals("harness"))
                .map(contestant -> contestant.arguments().get(0));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void everybodyTakesInEveryEventOfARound(String name) throws Exception {
        try (Contender contender =
                HarnessClient.contender(name, URI.create("ws://127.0.0.1:" + server.port()), sessions)) {
            assertThat(contender.round(EVENTS).events()).isEqualTo(EVENTS);
        }
    }
}
