package dev.shard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.GatewaySimulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code shard run --keep-sessions}: R12 and S20 for the program, whether it is asked to stop or killed. */
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

    /** Every sequence of each shard, as often as it was written. */
    private final Map<Integer, List<Long>> written = new HashMap<>();

    /** The shards that have resumed in the process that runs now. */
    private final Set<Integer> resumed = new HashSet<>();

    @Test
    void theNextRunResumesAndMissesNothing() {
        Program first = start();
        first.awaitErr(line -> line.contains("3/3 ready"));
        first.interrupt();
        assertThat(first.exitStatus()).isZero();
        gateway.publish("CUSTOM", "{\"text\":\"in between\"}");

        Program second = start();
        second.awaitOut(line -> line.contains("in between"));
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

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no SIGTERM")
    void neitherSigtermNorSigkillCostsAnIdentifyOrAnEvent() throws Exception {
        gateway.trafficRate(50);
        runAndEnd(ProcessHandle::destroy);
        runAndEnd(ProcessHandle::destroyForcibly);
        runAndEnd(ProcessHandle::destroyForcibly);
        gateway.trafficRate(0);
        Process last = process();
        try (BufferedReader out = last.inputReader()) {
            readUntil(
                    out,
                    () -> gateway.ledger().sessions().stream()
                            .allMatch(session -> written.getOrDefault(
                                            session.shard().id(), List.of())
                                    .contains(session.dispatched())));
        } finally {
            last.destroyForcibly();
        }

        assertThat(gateway.counts().identifies()).isEqualTo(SHARDS);
        assertThat(gateway.ledger().sessions())
                .allSatisfy(session -> assertThat(
                                new TreeSet<>(written.get(session.shard().id())))
                        .as("of %s", session)
                        .hasSize((int) session.dispatched()));
    }

    /** By its handle: {@link Process#destroy} would close what there is still to read. */
    private interface End {
        void of(ProcessHandle process);
    }

    /** Reads a hundred events, ends the program, and reads what it wrote by then. */
    private void runAndEnd(End end) throws Exception {
        Process process = process();
        try (BufferedReader out = process.inputReader()) {
            int[] lines = {0};
            readUntil(out, () -> ++lines[0] > 100);
            end.of(process.toHandle());
            out.lines().forEach(this::note);
        } finally {
            process.destroyForcibly();
        }
        process.waitFor();
    }

    private void readUntil(BufferedReader out, BooleanSupplier enough) throws IOException {
        while (!enough.getAsBoolean()) {
            String line = out.readLine();
            assertThat(line).as("the program's next line").isNotNull();
            note(line);
        }
    }

    /**
     * A line that was cut short by the end of the program was not written. An event that came before must be marked, until the
     * session is resumed: the simulator replays a RESUMED that was not yet stored, too, and nobody can tell it from the one
     * that ends the replay.
     */
    private void note(String line) {
        if (!line.endsWith("}")) {
            return;
        }
        JsonNode event = JsonMapper.shared().readTree(line);
        int shard = event.path("shard").get(0).asInt();
        List<Long> sequences = written.computeIfAbsent(shard, id -> new ArrayList<>());
        long sequence = event.path("s").asLong();
        if (event.path("t").asString().equals("RESUMED")) {
            resumed.add(shard);
        } else if (sequences.contains(sequence) && !resumed.contains(shard)) {
            assertThat(event.path("replayed").asBoolean()).as(line).isTrue();
        }
        sequences.add(sequence);
    }

    private Process process() throws IOException {
        resumed.clear();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
