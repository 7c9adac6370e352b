package dev.shard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.GatewaySimulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** SIGTERM, which is handled like Ctrl-C, ends the program as a process of its own: soon, orderly, with exit status 0. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no SIGTERM")
class SignalsTest {
    private static final long SECONDS_TO_STOP = 5;

    @AutoClose
    private final GatewaySimulator gateway = GatewaySimulator.start();

    @Test
    void runStopsAndEndsItsSession() throws Exception {
        Process process = start(
                "run",
                "--token",
                GatewaySimulator.DEFAULT_TOKEN,
                "--url",
                gateway.gatewayUrl().toString());
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).contains("\"t\":\"READY\"");

            assertStopsAtOnce(process);

            assertThat(gateway.await(sim -> !sim.ledger().sessions().get(0).resumable(), Program.BOUND))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void simStopsAndPrintsItsReport() throws Exception {
        Process process = start("sim");
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).startsWith("gateway ws://");

            assertStopsAtOnce(process);

            assertThat(out.lines()).endsWith("violations none");
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void assertStopsAtOnce(Process process) throws InterruptedException {
        process.toHandle().destroy();

        assertThat(process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
