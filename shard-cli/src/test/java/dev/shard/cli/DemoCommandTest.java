package dev.shard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code shard demo}. */
class DemoCommandTest {
    @Test
    void theLastLineIsOneObjectWithTheDocumentedKeys() {
        Program program = Program.run("demo", "--shards", "2", "--seconds", "2", "--seed", "7", "--json");

        assertThat(program.exitStatus()).isZero();
        assertThat(program.out()).hasSize(1);
        JsonNode summary = JsonMapper.shared().readTree(program.out().get(0));
        assertThat(summary.propertyNames())
                .containsExactly(
                        "shards",
                        "ready",
                        "expected",
                        "dispatched",
                        "lost",
                        "duplicated",
                        "gapsReported",
                        "resumes",
                        "identifies",
                        "violations",
                        "seconds",
                        "seed",
                        "restarts",
                        "identifiesAtRestart");
        assertThat(summary.path("shards").asInt()).isEqualTo(2);
        assertThat(summary.path("ready").asInt()).isEqualTo(2);
        assertThat(summary.path("identifies").asInt()).isEqualTo(2);
        assertThat(summary.path("seed").asLong()).isEqualTo(7);
        assertThat(summary.path("expected").asLong())
                .isPositive()
                .isEqualTo(summary.path("dispatched").asLong());
        assertThat(summary.path("lost").asLong()).isZero();
        assertThat(summary.path("duplicated").asLong()).isZero();
        assertThat(summary.path("violations").asLong()).isZero();
        assertThat(summary.path("seconds").asLong()).isGreaterThanOrEqualTo(2);
    }

    /** R12, S20: what a deployment does to a bot. */
    @Test
    void aRestartInTheMiddleCostsNoIdentifyAndNoEvent() {
        Program program =
                Program.run("demo", "--shards", "8", "--seconds", "2", "--rate", "100", "--restart", "--json");

        assertThat(program.exitStatus()).isZero();
        JsonNode summary = JsonMapper.shared().readTree(program.out().get(0));
        assertThat(summary.path("restarts").asInt()).isOne();
        assertThat(summary.path("identifiesAtRestart").asInt()).isZero();
        assertThat(summary.path("identifies").asInt()).isEqualTo(8);
        assertThat(summary.path("resumes").asInt()).isEqualTo(8);
        assertThat(summary.path("lost").asInt()).isZero();
        assertThat(summary.path("duplicated").asInt()).isZero();
    }

    @Test
    void withoutJsonTheTableAndTheVerdictAreOnStandardOutput() {
        Program program = Program.run("demo", "--shards", "1", "--seconds", "1", "--faults", "mild");

        assertThat(program.exitStatus()).isZero();
        assertThat(program.err()).isEmpty();
        assertThat(program.out()).first().asString().contains("1 shards, faults mild, seed ");
        assertThat(program.out()).anyMatch(line -> line.startsWith("shard") && line.contains("last close"));
        assertThat(program.out()).last().isEqualTo("Nothing was lost, doubled or violated.");
    }

    @Test
    void anInterruptedDemoStillSumsUp() {
        Program program = Program.start("demo", "--shards", "1", "--seconds", "3600", "--json");
        program.awaitErr(line -> line.startsWith("gateway "));
        program.interrupt();

        program.exitStatus();

        assertThat(program.out()).singleElement().asString().startsWith("{\"shards\":1,");
    }
}
