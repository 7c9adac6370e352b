package dev.shard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.scenario.HttpAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code shard run} against a simulator. */
class RunCommandTest {
    private static final String TOKEN = GatewaySimulator.DEFAULT_TOKEN;

    @AutoClose
    private final GatewaySimulator gateway = GatewaySimulator.start();

    @Test
    void everyEventIsALineOfJson() {
        Program program = ready();
        gateway.publish("CUSTOM", "{\"big\":9007199254740993,\"text\":\"é\"}");
        String custom = program.awaitOut(line -> line.contains("CUSTOM"));
        program.interrupt();

        assertThat(program.exitStatus()).isZero();
        assertThat(custom)
                .startsWith("{\"shard\":[0,1],\"s\":")
                .endsWith(",\"t\":\"CUSTOM\",\"d\":{\"big\":9007199254740993,\"text\":\"é\"}}");
        assertThat(program.out())
                .allSatisfy(
                        line -> assertThat(JsonMapper.shared().readTree(line).propertyNames())
                                .containsExactly("shard", "s", "t", "d"));
        assertThat(program.out()).first().asString().contains("\"t\":\"READY\"");
    }

    @Test
    void theLastEventBeforeTheEndIsWritten() {
        Program program = ready();
        for (int i = 0; i < 3000; i++) {
            gateway.publish("CUSTOM", "{\"n\":" + i + "}");
        }
        program.interrupt();

        assertThat(program.exitStatus()).isZero();
        List<Long> sequences = program.out().stream()
                .map(line -> JsonMapper.shared().readTree(line).path("s").asLong())
                .toList();
        List<Long> gapless = new ArrayList<>();
        for (long s = 1; s <= sequences.size(); s++) {
            gapless.add(s);
        }
        assertThat(sequences).isEqualTo(gapless);
    }

    @Test
    void onlyTheEventsAskedForAreWritten() {
        Program program = ready("--events", "CUSTOM_B,CUSTOM_C");
        gateway.publish("CUSTOM_A", "{}");
        gateway.publish("CUSTOM_B", "{}");
        gateway.publish("CUSTOM_A", "{}");
        gateway.publish("CUSTOM_C", "{}");
        program.awaitOut(line -> line.contains("CUSTOM_C"));
        program.interrupt();

        assertThat(program.exitStatus()).isZero();
        assertThat(program.out())
                .map(JsonMapper.shared()::readTree)
                .map(line -> line.path("t"))
                .map(JsonNode::asString)
                .containsExactly("CUSTOM_B", "CUSTOM_C");
        assertThat(program.err()).contains("shard: note: CUSTOM_B is not a documented event");
    }

    @Test
    void aWrongTokenEndsWithOneSentence() {
        Program program = Program.run("run", "--url", gateway.gatewayUrl().toString(), "--token", "WRONG");

        assertThat(program.exitStatus()).isEqualTo(Main.FAILURE);
        assertThat(program.out()).isEmpty();
        assertThat(program.err())
                .last()
                .asString()
                .startsWith("shard: ")
                .contains("4004 authentication failed", "developer portal");
        assertThat(program.err()).filteredOn(line -> line.startsWith("shard: ")).hasSize(1);
    }

    @Test
    void htmlInsteadOfAnUpgradeIsSaidAndTriedAgain() {
        gateway.scenario().answerUpgrades(1, HttpAnswer.html(200));

        Program program = ready();
        program.interrupt();

        assertThat(program.exitStatus()).isZero();
        assertThat(program.err()).first().asString().contains("no connection").contains("200");
    }

    @Test
    void aServerThatSpeaksAnotherProtocolIsSaid() throws IOException {
        try (GarbageServer server = GarbageServer.start()) {
            Program program = Program.run(
                    "run", "--url", "ws://127.0.0.1:" + server.port(), "--token", TOKEN, "--max-attempts", "1");

            assertThat(program.exitStatus()).isEqualTo(Main.FAILURE);
            assertThat(program.err()).last().asString().startsWith("shard: ").contains("127.0.0.1:" + server.port());
        }
    }

    @Test
    void aPayloadThatIsNoneIsSkippedAndSaid() {
        Program program = ready("--compression", "none");
        gateway.shard(0).sendRaw("}garbage{");
        program.awaitErr(line -> line.contains("skipped a payload"));
        gateway.publish("CUSTOM", "{}");
        program.awaitOut(line -> line.contains("CUSTOM"));
        program.interrupt();

        assertThat(program.exitStatus()).isZero();
    }

    @Test
    void aReaderThatHasHadEnoughEndsItQuietly() {
        Program program = run(new ClosedPipe("Broken pipe"));

        assertThat(program.exitStatus()).isZero();
        assertThat(program.err()).noneMatch(line -> line.startsWith("shard: "));
    }

    @Test
    void anOutputThatIsFullEndsItWithASentence() {
        Program program = run(new ClosedPipe("No space left on device"));

        assertThat(program.exitStatus()).isEqualTo(Main.FAILURE);
        assertThat(program.err()).last().isEqualTo("shard: cannot write to standard output: No space left on device");
    }

    private Program ready(String... more) {
        List<String> arguments = arguments();
        arguments.addAll(List.of(more));
        Program program = Program.start(arguments.toArray(String[]::new));
        program.awaitErr(line -> line.contains("ready, session"));
        return program;
    }

    private Program run(OutputStream events) {
        return Program.startWritingTo(events, arguments().toArray(String[]::new));
    }

    private List<String> arguments() {
        return new ArrayList<>(List.of(
                "run",
                "--intents",
                "ALL",
                "--token",
                TOKEN,
                "--url",
                gateway.gatewayUrl().toString()));
    }

    /** An output that cannot be written to any more. */
    private static final class ClosedPipe extends OutputStream {
        private final String problem;

        ClosedPipe(String problem) {
            this.problem = problem;
        }

        @Override
        public void write(int oneByte) throws IOException {
            throw new IOException(problem);
        }
    }
}
