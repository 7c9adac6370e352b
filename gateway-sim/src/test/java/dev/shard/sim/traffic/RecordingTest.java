package dev.shard.sim.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
    @TempDir
    Path folder;

    @Nested
    class Payloads {
        @Test
        void eachLineIsOnePayloadExactlyAsRecorded() throws IOException {
            String hello = "{ \"op\" : 10 }";
            String event = "{\"d\":{\"n\":9007199254740993,\"f\":1.10},\"op\":0,\"s\":1,\"t\":\"X\"}";

            var payloads = read(hello + "\r\n\n" + event);

            assertThat(payloads)
                    .extracting(RecordedPayload::line, RecordedPayload::text, RecordedPayload::op)
                    .containsExactly(tuple(1L, hello, 10), tuple(3L, event, 0));
            assertThat(payloads.get(1).envelope().toString()).contains("9007199254740993", "1.10");
        }

        @Test
        void anEmptyFileHasNoPayloads() throws IOException {
            assertThat(read("")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"op\":0",
                    "[]",
                    "0",
                    "{}",
                    "{\"op\":null}",
                    "{\"op\":\"0\"}",
                    "{\"op\":0} {\"op\":1}",
                    "{\"op\":1.5}",
                    "garbage"
                })
        void aBadLineIsNamedByItsNumber(String bad) {
            assertThatThrownBy(() -> read("{\"op\":11}\n{\"op\":11}\n" + bad + "\n"))
                    .isInstanceOf(RecordingException.class)
                    .hasMessageStartingWith("session.jsonl: line 3: not");
        }

        @Test
        void bytesThatAreNoUtf8AreNamedToo() throws IOException {
            Path file = folder.resolve("session.jsonl");
            Files.write(file, new byte[] {'{', '"', (byte) 0xC3, '"', '}'});

            assertThatThrownBy(() -> Recording.payloads(file).toList())
                    .isInstanceOf(RecordingException.class)
                    .hasMessage("session.jsonl: line 1: not UTF-8");
        }

        @Test
        void linesBeforeABadOneAreDelivered() throws IOException {
            try (var payloads = Recording.payloads(write("{\"op\":10}\nbad"))) {
                assertThat(payloads.iterator().next().op()).isEqualTo(10);
            }
        }

        @Test
        void aLineBeyondTheLimitIsRefused() throws IOException {
            Path file = write("{\"op\":11}\n{\"op\":11 }\n");

            assertThatThrownBy(() -> Recording.payloads(file, 9).toList())
                    .isInstanceOf(RecordingException.class)
                    .hasMessageContaining("line 2: longer than 9 bytes");
        }

        private List<RecordedPayload> read(String text) throws IOException {
            try (var payloads = Recording.payloads(write(text))) {
                return payloads.toList();
            }
        }

        private Path write(String text) throws IOException {
            return Files.write(folder.resolve("session.jsonl"), text.getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void aMissingFileSaysSo() {
            assertThatThrownBy(() -> Recording.payloads(folder.resolve("none")))
                    .isInstanceOf(NoSuchFileException.class);
        }
    }

    @Nested
    class Streams {
        @Test
        void theIndexCutsTheBytes() throws IOException {
            var stream = read(
                    "abcdef",
                    "{\"format\":\"zstd-stream\",\"messages\":[{\"off\":0,\"len\":2},{\"off\":2,\"len\":3}]}");

            assertThat(stream.format()).isEqualTo("zstd-stream");
            assertThat(stream.messages())
                    .extracting(m -> StandardCharsets.UTF_8.decode(m).toString())
                    .containsExactly("ab", "cde");
            assertThat(StandardCharsets.UTF_8.decode(stream.tail()).toString()).isEqualTo("f");
        }

        @Test
        void aMessageCanBeReadMoreThanOnce() throws IOException {
            var stream = read("ab", "{\"format\":\"zlib-stream\",\"messages\":[{\"off\":0,\"len\":2}]}");
            stream.messages().get(0).get();

            assertThat(stream.messages().get(0).remaining()).isEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"off\":0,\"len\":3}",
                    "{\"off\":1,\"len\":1}",
                    "{\"off\":0,\"len\":0}",
                    "{\"off\":-1,\"len\":1}",
                    "{\"len\":1}",
                    "{\"off\":0,\"len\":9223372036854775807}"
                })
        void anIndexThatDoesNotFitIsRefused(String message) {
            assertThatThrownBy(() -> read("ab", "{\"format\":\"zlib-stream\",\"messages\":[" + message + "]}"))
                    .isInstanceOf(RecordingException.class)
                    .hasMessageStartingWith("x.json: messages[0] has off=");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"format\":\"gzip\"}", "{}", "[]"})
        void anUnknownFormatIsAnsweredWithTheKnownOnes(String index) {
            assertThatThrownBy(() -> read("ab", index))
                    .isInstanceOf(RecordingException.class)
                    .hasMessageContaining("known: zlib-per-message, zlib-stream, zstd-stream");
        }

        @Test
        void anIndexThatIsNoJsonIsRefused() {
            assertThatThrownBy(() -> read("ab", "{"))
                    .isInstanceOf(RecordingException.class)
                    .hasMessageContaining("x.json: line 1: not JSON");
        }

        @Test
        void anotherSuffixIsRefused() {
            assertThatThrownBy(() -> Recording.stream(folder.resolve("x.txt")))
                    .isInstanceOf(RecordingException.class)
                    .hasMessageContaining("NAME.bin");
        }

        private RecordedStream read(String bytes, String index) throws IOException {
            Files.writeString(folder.resolve("x.json"), index);
            return Recording.stream(Files.writeString(folder.resolve("x.bin"), bytes));
        }
    }
}
