package dev.shard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.GatewaySimulator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code shard run --keep-sessions}: R12 and S20 for the program that is asked to stop, and who else may use the file. */
class KeepSessionsTest {
    private static final int SHARDS = 3;

    @AutoClose
    private final GatewaySimulator gateway = GatewaySimulator.builder()
            .recommendedShards(SHARDS)
            .maxConcurrency(SHARDS)
            .guilds(30)
            .start();

    @TempDir
    private Path folder;

    @Test
    void theNextRunResumesAndMissesNothing() {
        Program first = start();
        first.awaitErr(line -> line.contains("3/3 ready"));
        first.interrupt();
        assertThat(first.exitStatus()).isZero();
        gateway.publish("CUSTOM", "{\"text\":\"in between\"}");

        Program second = start();
        second.awaitOut(line -> line.contains("in between"));
        second.awaitErr(line -> line.contains("3/3 ready"));
        second.interrupt();

        assertThat(second.exitStatus()).isZero();
        assertThat(gateway.counts().identifies()).isEqualTo(SHARDS);
        assertThat(gateway.counts().resumes()).isEqualTo(SHARDS);
        assertThat(second.out())
                .filteredOn(line -> line.contains("in between"))
                .singleElement()
                .asString()
                .contains("\"replayed\":true");
    }

    @Test
    void aSecondRunIsTurnedAwayAndACheckSaysWhoIsThere() {
        Program first = start();
        first.awaitErr(line -> line.contains("3/3 ready"));

        Program second = start();
        Program during = check();
        assertThat(second.exitStatus()).isEqualTo(Main.FAILURE);
        assertThat(second.err())
                .singleElement()
                .asString()
                .startsWith("shard: ")
                .contains("is in use by process " + ProcessHandle.current().pid(), "stop that one first");
        assertThat(during.exitStatus()).isZero();
        assertThat(during.out())
                .anyMatch(line -> line.startsWith("warn  session-store: ") && line.contains("is in use by process"));

        first.interrupt();
        assertThat(first.exitStatus()).isZero();
        assertThat(check().out())
                .anyMatch(line -> line.startsWith("ok    session-store: ") && line.contains(" keeps 3 sessions, "));
    }

    private Program check() {
        return Program.run(
                "check",
                "--offline",
                "--token",
                GatewaySimulator.DEFAULT_TOKEN,
                "--keep-sessions",
                folder.resolve("sessions.db").toString());
    }

    private Program start() {
        return Program.start(arguments().toArray(String[]::new));
    }

    private List<String> arguments() {
        return List.of(
                "run",
                "--token",
                GatewaySimulator.DEFAULT_TOKEN,
                "--shards",
                "all",
                "-Dshard.api-url=" + gateway.apiUrl(),
                "--keep-sessions",
                folder.resolve("sessions.db").toString());
    }
}
