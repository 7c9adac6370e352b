package dev.shard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.report.ShardId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code shard run --shards …} against a simulator. */
class RunShardsTest {
    @AutoClose
    private final GatewaySimulator gateway =
            GatewaySimulator.builder().recommendedShards(3).maxConcurrency(16).start();

    private Program start(String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--token", GatewaySimulator.DEFAULT_TOKEN));
        arguments.addAll(List.of(more));
        return Program.start(arguments.toArray(String[]::new));
    }

    private String api() {
        return "-Dshard.api-url=" + gateway.apiUrl();
    }

    private List<ShardId> shards() {
        return gateway.ledger().sessions().stream()
                .map(session -> session.shard())
                .sorted((one, other) -> Integer.compare(one.id(), other.id()))
                .toList();
    }

    @Test
    void allAreAsManyAsTheGatewayRecommends() {
        Program program = start("--shards", "all", api());
        program.awaitErr(line -> line.contains("3/3 ready"));
        program.interrupt();

        assertThat(program.exitStatus()).isZero();
        assertThat(shards()).containsExactly(new ShardId(0, 3), new ShardId(1, 3), new ShardId(2, 3));
        assertThat(program.out()).anyMatch(line -> line.startsWith("{\"shard\":[2,3],"));
        assertThat(gateway.violations()).isEmpty();
    }

    @Test
    void aPartOfTheShardsRunsAlone() {
        Program program = start("--shards", "1,4-5/6", api());
        program.awaitErr(line -> line.contains("3/3 ready"));
        program.interrupt();

        assertThat(program.exitStatus()).isZero();
        assertThat(shards()).extracting(ShardId::id).containsExactly(1, 4, 5);
    }

    @Test
    void theTableTakesTheEventsPlace() {
        Program program = start("--shards", "all", api(), "--table");
        program.awaitErr(line -> line.contains("3/3 ready"));
        program.awaitErr(line -> line.startsWith("[2,3]"));
        program.interrupt();

        assertThat(program.exitStatus()).isZero();
        assertThat(program.out()).isEmpty();
    }

    @Test
    void aRefusedTokenEndsItWithOneSentence() {
        Program program = Program.run("run", "--token", "WRONG", "--shards", "all", api());

        assertThat(program.exitStatus()).isEqualTo(Main.FAILURE);
        assertThat(program.err())
                .last()
                .asString()
                .startsWith("shard: cannot start: ")
                .contains("401", "developer portal");
    }

    @Test
    void whenAllShardsFailItEnds() {
        Program program = Program.run(
                "run",
                "--token",
                "WRONG",
                "--shards",
                "0-1/2",
                "--url",
                gateway.gatewayUrl().toString());

        assertThat(program.exitStatus()).isEqualTo(Main.FAILURE);
        assertThat(program.err())
                .last()
                .asString()
                .startsWith("shard: all 2 shards have failed")
                .contains("4004");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "16; say all, 0-15/16",
                "0-16/16; shard id must be from 0 to 15 for 16 shards, was 16",
                "7-3/16; must not end before it begins",
                "some; no set of shards"
            })
    void aWrongSetIsRefusedWithTheReason(String set, String reason) {
        Program program = Program.run("run", "--token", "T", "--shards", set);

        assertThat(program.exitStatus()).isEqualTo(2);
        assertThat(program.err()).anyMatch(line -> line.contains(reason));
    }

    @Test
    void oneShardOrSeveralButNotBoth() {
        Program program = Program.run("run", "--token", "T", "--shards", "all", "--shard", "0,1");

        assertThat(program.exitStatus()).isEqualTo(2);
        assertThat(program.err()).first().asString().contains("--shard and --shards exclude each other");
    }
}
