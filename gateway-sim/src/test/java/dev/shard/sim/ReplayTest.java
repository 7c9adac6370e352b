package dev.shard.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.shard.sim.protocol.Json;
import dev.shard.sim.report.Violation;
import dev.shard.sim.traffic.RecordingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Recordings, served as if they happened now. */
class ReplayTest {
    private static final Path CORPUS = Path.of(System.getProperty("shard.corpus", "../../shared/corpus"));

    @TempDir
    Path directory;

    private Path write(String name, String... lines) throws IOException {
        return Files.writeString(directory.resolve(name), String.join("\n", lines));
    }

    @Test
    void recordedDispatchesFollowReadyNumberedAnewAndOtherwiseUnchanged() throws IOException {
        Path lines = write(
                "session.jsonl",
                "{\"t\":null,\"s\":null,\"op\":10,\"d\":{\"heartbeat_interval\":1}}",
                "{\"t\":\"READY\",\"s\":1,\"op\":0,\"d\":{\"session_id\":\"old\"}}",
                "{\"d\" : {\"b\": 1.50, \"a\":\"\\u00e9\\ud800\"} ,\"t\":\"MESSAGE_CREATE\",\"s\":17,\"op\":0}",
                "{\"t\":null,\"s\":null,\"op\":7,\"d\":null}",
                "{\"t\":\"SOMETHING_NEW\",\"s\":90,\"op\":0,\"d\":[1,\"two\"]}",
                "{\"t\":\"NOTHING\",\"s\":91,\"op\":0}");
        try (var sim = GatewaySimulator.builder().replay(lines).start();
                var client = SimClient.connect(sim)) {
            client.message();
            client.identify();

            assertThat((String) client.message()).startsWith("{\"t\":\"READY\",\"s\":1,");
            assertThat((String) client.message())
                    .isEqualTo(
                            "{\"t\":\"MESSAGE_CREATE\",\"s\":2,\"op\":0,\"d\":{\"b\": 1.50, \"a\":\"\\u00e9\\ud800\"}}");
            assertThat((String) client.message())
                    .isEqualTo("{\"t\":\"SOMETHING_NEW\",\"s\":3,\"op\":0,\"d\":[1,\"two\"]}");
            assertThat((String) client.message()).endsWith("\"s\":4,\"op\":0,\"d\":null}");
        }
    }

    @Test
    void aReplayedSessionCanBeResumed() throws IOException {
        Path lines = write(
                "session.jsonl", "{\"t\":\"A\",\"s\":1,\"op\":0,\"d\":1}", "{\"t\":\"B\",\"s\":2,\"op\":0,\"d\":2}");
        try (var sim = GatewaySimulator.builder().replay(lines).start();
                var client = SimClient.connect(sim);
                var next = SimClient.connect(sim)) {
            JsonNode ready = client.identify().event("READY");
            client.event("B");
            client.drop();

            List<JsonNode> events = next.resume(
                            ready.path("d").path("session_id").stringValue(), 2)
                    .eventsUntil("RESUMED");
            assertThat(events)
                    .extracting(event -> event.path("t").stringValue())
                    .containsExactly("B", "RESUMED");
        }
    }

    private Path stream(byte[]... messages) throws IOException {
        var all = new ByteArrayOutputStream();
        var index = Json.object().put("format", "zlib-stream");
        var list = index.putArray("messages");
        for (byte[] message : messages) {
            list.addObject().put("off", all.size()).put("len", message.length);
            all.writeBytes(message);
        }
        write("stream.json", index.toString());
        return Files.write(directory.resolve("stream.bin"), all.toByteArray());
    }

    private static byte[] deflated(Deflater deflater, String payload) {
        byte[] out = new byte[1000];
        deflater.setInput(payload.getBytes(StandardCharsets.UTF_8));
        int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        return Arrays.copyOf(out, length);
    }

    @Test
    void aRecordedStreamIsServedByteForByte() throws IOException {
        var deflater = new Deflater(9);
        byte[] hello = deflated(deflater, "{\"op\":10,\"d\":{\"heartbeat_interval\":41250}}");
        byte[] ready = deflated(deflater, "{\"t\":\"READY\",\"s\":1,\"op\":0,\"d\":{\"session_id\":\"x\"}}");
        byte[] event = deflated(deflater, "{\"t\":\"EVENT\",\"s\":2,\"op\":0,\"d\":{}}");
        deflater.end();
        try (var sim = GatewaySimulator.builder()
                        .replay(stream(hello, ready, event))
                        .start();
                var client = SimClient.connect(sim, SimClient.ZLIB)) {
            assertThat((byte[]) client.message()).isEqualTo(hello);
            client.beat(null);
            client.identify();

            assertThat((byte[]) client.message()).isEqualTo(ready);
            assertThat((byte[]) client.message()).isEqualTo(event);
            assertThat(client.event("EVENT").path("s").intValue()).isEqualTo(2);
            assertThat(sim.violations()).isEmpty();
        }
    }

    @Test
    void aRecordedStreamFitsItsOwnCompressionOnly() throws IOException {
        try (var sim = GatewaySimulator.builder().replay(stream(new byte[] {1})).start();
                var client = SimClient.connect(sim, SimClient.JSON)) {
            assertThat(client.closeCode()).isEqualTo(4002);
            assertThat(sim.violations()).containsOnlyKeys(Violation.UNSUPPORTED_ENCODING);
        }
    }

    @Test
    void theCapturesOfTheCorpusAreServed() {
        Path capture = CORPUS.resolve("streams/zlib-full-l6.bin");
        assumeThat(capture).as("the corpus is there").exists();
        try (var sim = GatewaySimulator.builder().replay(capture).start();
                var client = SimClient.connect(sim, SimClient.ZLIB)) {
            client.receive(10);
            client.identify();

            assertThat(client.event("READY").path("d").has("session_id")).isTrue();
        }
    }

    @Test
    void theLinesOfTheCorpusAreServed() throws IOException {
        Path lines = CORPUS.resolve("streams/session-full.jsonl");
        assumeThat(lines).as("the corpus is there").exists();
        long expected = Files.readAllLines(lines).stream()
                .map(Json::parse)
                .filter(payload -> payload.path("op").intValue() == 0)
                .filter(payload ->
                        !List.of("READY", "RESUMED").contains(payload.path("t").stringValue()))
                .count();
        try (var sim = GatewaySimulator.builder().replay(lines).start();
                var client = SimClient.ready(sim)) {
            for (long s = 2; s < expected + 2; s++) {
                assertThat(client.receive().path("s").longValue()).isEqualTo(s);
            }
            assertThat(sim.ledger().dispatched()).isEqualTo(expected + 1);
        }
    }

    @Test
    void aRecordingThatCannotBeReadIsNamed() throws IOException {
        Path missing = directory.resolve("missing.jsonl");
        assertThatThrownBy(() -> GatewaySimulator.builder().replay(missing).start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing.jsonl");
        Path broken = write("broken.jsonl", "{\"op\":0}", "nonsense");
        assertThatThrownBy(() -> GatewaySimulator.builder().replay(broken).start())
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("2");
    }
}
