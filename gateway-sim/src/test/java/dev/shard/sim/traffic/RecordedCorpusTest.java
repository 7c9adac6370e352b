package dev.shard.sim.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recordings that others made. Skipped where the corpus is absent. */
class RecordedCorpusTest {
    private final Path corpus = Path.of(System.getProperty("shard.corpus", "../../shared/corpus"));
    private final Path streams = corpus.resolve("streams");

    @BeforeEach
    void theCorpusIsThere() {
        assumeTrue(Files.isDirectory(streams), () -> "no corpus at " + corpus + "; set -Dshard.corpus");
    }

    @Test
    void theWholeSessionReads() throws IOException {
        try (var payloads = Recording.payloads(streams.resolve("session-full.jsonl"))) {
            var session = payloads.toList();

            assertThat(session).hasSize(314);
            assertThat(session.get(0).op()).isEqualTo(10);
        }
    }

    @Test
    void everyStreamIsCutAsItsIndexTells() throws IOException {
        for (Path bin : binaries()) {
            RecordedStream stream = Recording.stream(bin);
            long cut =
                    stream.messages().stream().mapToLong(ByteBuffer::remaining).sum()
                            + stream.tail().remaining();

            assertThat(cut).as(bin.toString()).isEqualTo(Files.size(bin));
            assertThat(stream.tail().hasRemaining())
                    .as(bin.toString())
                    .isEqualTo(bin.getFileName().toString().startsWith("broken"));
        }
    }

    private List<Path> binaries() throws IOException {
        try (var files = Files.list(streams)) {
            List<Path> binaries = files.filter(file -> file.toString().endsWith(".bin"))
                    .sorted()
                    .toList();
            assertThat(binaries).isNotEmpty();
            return binaries;
        }
    }

    @Test
    void theCompressedSessionInflatesToTheTextOne() throws IOException, DataFormatException {
        List<String> inflated = new ArrayList<>();
        var inflater = new Inflater();
        try (var payloads = Recording.payloads(streams.resolve("session-full.jsonl"))) {
            for (ByteBuffer message :
                    Recording.stream(streams.resolve("zlib-full-l6.bin")).messages()) {
                inflated.add(inflate(inflater, message));
            }

            assertThat(inflated).isEqualTo(payloads.map(RecordedPayload::text).toList());
        } finally {
            inflater.end();
        }
    }

    private static String inflate(Inflater inflater, ByteBuffer message) throws DataFormatException {
        inflater.setInput(message);
        var out = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        for (int n = inflater.inflate(chunk); n > 0; n = inflater.inflate(chunk)) {
            out.write(chunk, 0, n);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void realEventsOfAGuildAreRoutedByIt() throws IOException {
        try (var payloads = Recording.payloads(streams.resolve("session-full.jsonl"))) {
            var guilds = payloads.filter(p -> p.op() == 0)
                    .map(p -> TrafficEvent.of(
                            p.envelope().path("t").stringValue(), p.envelope().path("d")))
                    .filter(event -> event.name().equals("GUILD_CREATE"))
                    .toList();

            assertThat(guilds)
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(event.guildId()).isPresent());
        }
    }
}
