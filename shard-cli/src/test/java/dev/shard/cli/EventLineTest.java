package dev.shard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.DecodeException;
import dev.shard.Dispatch;
import dev.shard.EventData;
import dev.shard.ShardId;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code {"shard":[0,1],"s":2,"t":"…","d":{…}}}: these keys in this order, and data that keeps its meaning. */
class EventLineTest {
    private static final ShardId SHARD = new ShardId(3, 16);

    @Test
    void theKeysComeInTheDocumentedOrder() {
        assertThat(line("{\"content\":\"hi\"}"))
                .isEqualTo("{\"shard\":[3,16],\"s\":7,\"t\":\"MESSAGE_CREATE\",\"d\":{\"content\":\"hi\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400", "-1E-400", "9007199254740993", "18446744073709551615", "1.10", "0.1234567890123456789012345",
                        "-0",
                "-0.0", "123456789012345678901234567890", "null", "true", "\"text\"", "[]", "{\"a\":1,\"a\":2}",
                "{\"\":[[],{}]}", "\"\\u0000\"", "\"\\ud800\"", "\"\\ud83d\\n\\ud83d\"", "\"naïve 🎉\""
            })
    void theDataIsCopiedAsItCame(String data) {
        assertThat(line(data)).endsWith(",\"d\":" + data + "}");
    }

    @Test
    void whiteSpaceOfTheDataCannotBreakTheLine() {
        assertThat(line("{\r\n  \"a\" : [ 1 ,\n 2 ]\n}")).endsWith(",\"d\":{\"a\":[1,2]}}");
    }

    @Test
    void anUnnumberedEventHasNoSequence() {
        var event = new Dispatch(SHARD, "X", Dispatch.NO_SEQUENCE, false, new Json("{}"));

        assertThat(text(event)).isEqualTo("{\"shard\":[3,16],\"s\":null,\"t\":\"X\",\"d\":{}}");
    }

    @Test
    void absentDataIsNull() {
        assertThat(line("")).endsWith(",\"d\":null}");
    }

    @Test
    void deepDataIsWritten() {
        String deep = "[".repeat(5000) + "]".repeat(5000);

        assertThat(line(deep)).endsWith(deep + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{} {}", "{\"a\":}", "nul"})
    void malformedDataIsRefused(String data) {
        assertThatThrownBy(() -> line(data)).isInstanceOf(DecodeException.class);
    }

    @Test
    void dataOfAnotherEncodingIsDecodedFirst() {
        var event = new Dispatch(SHARD, "X", 1, false, new Json("\u0083not json"));

        assertThat(new String(new EventLine("etf").of(event), UTF_8)).endsWith(",\"d\":\"decoded\"}");
    }

    private static String line(String data) {
        return text(new Dispatch(SHARD, "MESSAGE_CREATE", 7, false, new Json(data)));
    }

    private static String text(Dispatch event) {
        return new String(new EventLine("json").of(event), UTF_8);
    }

    /** Owned bytes, which decode to the same tree whatever they are. */
    private record Json(String text) implements EventData {
        @Override
        @SuppressWarnings("unchecked")
        public <T> T as(Class<T> type) {
            return (T) JsonNodeFactory.instance.stringNode("decoded");
        }

        @Override
        public <T> T as(Type type) {
            throw new UnsupportedOperationException("by class only");
        }

        @Override
        public ByteBuffer bytes() {
            return ByteBuffer.wrap(text.getBytes(UTF_8)).asReadOnlyBuffer();
        }

        @Override
        public int size() {
            return text.getBytes(UTF_8).length;
        }

        @Override
        public boolean lent() {
            return false;
        }

        @Override
        public EventData copy() {
            return this;
        }
    }
}
