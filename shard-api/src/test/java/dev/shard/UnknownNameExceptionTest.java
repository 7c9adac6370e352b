package dev.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownNameExceptionTest {
    private static final List<String> COMPRESSIONS = List.of("none", "zlib-payload", "zlib-stream", "zstd-stream");

    @ParameterizedTest
    @CsvSource({
        "zlib_stream, zlib-stream",
        "ZLIB-STREAM, zlib-stream",
        "zstd-steam, zstd-stream",
        "nnoe, none",
        "zlib-payloda, zlib-payload",
    })
    void aMisspeltNameIsAnsweredWithTheNearest(String name, String nearest) {
        assertThat(new UnknownNameException("compression", name, COMPRESSIONS))
                .hasMessage("no compression named \"" + name + "\"; did you mean " + nearest
                        + "? Available: none, zlib-payload, zlib-stream, zstd-stream");
    }

    @ParameterizedTest
    @CsvSource({"brotli", "x", "''", "completely-different-and-rather-long-name"})
    void aNameThatIsNearNothingIsAnsweredWithTheListOnly(String name) {
        assertThat(new UnknownNameException("compression", name, COMPRESSIONS))
                .hasMessage("no compression named \"" + name
                        + "\"; Available: none, zlib-payload, zlib-stream, zstd-stream");
    }

    @Test
    void whereNothingExistsItSaysSo() {
        assertThat(new UnknownNameException("codec", "etf", List.of())).hasMessageEndingWith("Available: none");
    }

    @Test
    void theNamesCanBeAskedForAlsoAfterAJourney() throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new UnknownNameException("codec", "etf", List.of("json")));
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            var copy = (UnknownNameException) in.readObject();

            assertThat(copy.name()).isEqualTo("etf");
            assertThat(copy.available()).containsExactly("json");
        }
    }

    @Test
    void aModuleThatIsNotThereIsNamedByItsArtifact() {
        assertThat(UnknownNameException.missing("codec", "etf", List.of("json"), "dev.shard:codec-etf"))
                .hasMessage("no codec named \"etf\" here; add dev.shard:codec-etf to the class path. Available: json");
    }
}
