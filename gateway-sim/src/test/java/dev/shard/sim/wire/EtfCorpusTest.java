package dev.shard.sim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shard.sim.protocol.Inbound;
import dev.shard.sim.protocol.Json;
import dev.shard.sim.protocol.PayloadData;
import dev.shard.sim.scenario.TermStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Terms that Erlang made, and JSON that they stand for. Skipped where the corpus is absent. */
class EtfCorpusTest {
    private final Path corpus = Path.of(System.getProperty("shard.corpus", "../../shared/corpus"));

    @BeforeEach
    void theCorpusIsThere() {
        assumeTrue(Files.isDirectory(corpus), () -> "no corpus at " + corpus + "; set -Dshard.corpus");
    }

    @Test
    void whatClientsSendIsRead() {
        List<Path> terms = files("etf/client", ".etf");

        assertThat(terms).hasSizeGreaterThan(10).allSatisfy(term -> {
            JsonNode expected = Json.parse(bytes(jsonOf(term)));
            Inbound inbound = new EtfDecoder().decode(bytes(term));

            assertThat(inbound.op()).isEqualTo(expected.path("op").intValue());
            assertThat(inbound.data()).isEqualTo(expected.path("d"));
        });
    }

    @Test
    void whatClientsSendIsWrittenBack() {
        assertThat(files("etf/client", ".json")).isNotEmpty().allSatisfy(json -> {
            Inbound inbound = new EtfDecoder().decode(ClientTerms.of(Files.readString(json)));

            assertThat(inbound.data()).isEqualTo(Json.parse(bytes(json)).path("d"));
        });
    }

    /** A server's atoms are a violation when a client sends them, and so is everything that is broken. */
    @Test
    void whatServersSendAndWhatIsBrokenIsRefused() {
        Stream<Path> refused =
                Stream.concat(files("etf/payload", ".etf").stream(), files("etf/invalid", ".etf").stream());

        assertThat(refused)
                .hasSizeGreaterThan(100)
                .allSatisfy(term -> assertThatExceptionOfType(MalformedPayloadException.class)
                        .isThrownBy(() -> new EtfDecoder().decode(bytes(term))));
    }

    @Test
    void everyRecordedPayloadIsWrittenInBothStyles() {
        assertThat(Stream.concat(files("events", ".json").stream(), files("control", ".json").stream()))
                .hasSizeGreaterThan(300)
                .allSatisfy(file -> {
                    JsonNode payload = Json.parse(bytes(file));
                    for (TermStyle style : TermStyle.values()) {
                        byte[] term = new EtfEncoder(style).encodeVerbatim(PayloadData.of(payload));
                        assertThat(withIdsAsText(AnyTerm.read(term))).isEqualTo(withIdsAsText(payload));
                    }
                });
    }

    /** Erlang orders keys, so the bytes differ, but not how many there are. */
    @Test
    void termsAreAsLongAsErlangWritesThem() {
        // There, ids that are keys are atoms; here they are integers.
        Stream<Path> terms = files("etf/payload", ".atoms-intids.etf").stream()
                .filter(term -> !term.getFileName().toString().startsWith("INTERACTION_"));

        assertThat(terms).hasSizeGreaterThan(30).allSatisfy(term -> {
            JsonNode payload = Json.parse(bytes(jsonOf(term)));

            byte[] written = new EtfEncoder(TermStyle.ATOM_KEYS).encodeVerbatim(PayloadData.of(payload));

            assertThat(written.length).isEqualTo((int) Files.size(term));
        });
    }

    private List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.list(corpus.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jsonOf(Path term) {
        return Path.of(term.toString().replaceFirst("\\.etf$", ".json"));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Long integers as strings, so that an id is the same in either form. */
    private static String withIdsAsText(JsonNode node) {
        return node.toString().replaceAll("(?<=[:,\\[])(\\d{15,20})(?=[,\\]}])", "\"$1\"");
    }
}
