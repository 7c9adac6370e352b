package dev.shard.codec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.shard.DecodeException;
import dev.shard.LocalProtocolException;
import dev.shard.tck.codec.Buffers;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;

/** What is JSON's own: the mapper, the errors, and text that only JSON has. */
class JsonCodecTest {
    private final JsonCodec codec = new JsonCodec();

    record Author(long id, boolean bot) {}

    record Message(String guildId, @Nullable Author author, List<Author> mentions, Optional<String> nonce) {}

    @Test
    void propertiesAreNamedInSnakeCase() {
        Message message =
                decode("{\"guild_id\":\"1\",\"author\":{\"id\":\"2\",\"bot\":null},\"mentions\":[]}", Message.class);

        assertThat(message).isEqualTo(new Message("1", new Author(2, false), List.of(), Optional.empty()));
    }

    @Test
    void theApplicationsOwnMapperIsUsed() {
        var mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_LONG_FOR_INTS)
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        var own = new JsonCodec(mapper);

        assertThat(own.<Object>decode(utf8("1"), Object.class)).isEqualTo(1L);
        assertThat(own.<Object>decode(utf8("{\"guildId\":\"1\",\"unknown\":2}"), Message.class))
                .extracting("guildId")
                .isEqualTo("1");
        assertThatThrownBy(() -> own.decode(utf8("1 2"), Object.class)).isInstanceOf(DecodeException.class);
    }

    @Test
    void halvesOfSurrogatePairsStayAsTheyAre() {
        JsonNode data = decode("{\"high\":\"\\ud800\",\"\\udc00\":\"\\ude00\\ud83d\"}", JsonNode.class);

        assertThat(data.get("high").asString()).isEqualTo("\ud800");
        assertThat(data.get("\udc00").asString()).isEqualTo("\ude00\ud83d");
        assertThat(new String(codec.encode(3, "\ud800").array(), StandardCharsets.US_ASCII))
                .isEqualTo("{\"op\":3,\"d\":\"\\uD800\"}");
    }

    @ParameterizedTest
    @ValueSource(classes = {JsonNode.class, Optional.class, Object.class, int[].class})
    void nothingAndNullAreDecodedAlike(Class<?> type) {
        Object ofNothing = decode("", type);
        Object ofNull = decode("null", type);

        assertThat(ofNothing).isEqualTo(ofNull);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufeff{}",
                "{\"a\":\u0001}",
                "'a'",
                "/**/1",
                "NaN",
                "-Infinity",
                "01",
                "+1",
                ".5",
                "1.",
                "[1,]",
                "tru",
                "\"\\x41\"",
                "{a:1}",
                "[1}",
                "\u0000[",
                "[\u0000",
                "\"\n\"",
                "1 2",
                "{}x",
                " "
            })
    void laxJsonIsRefused(String text) {
        assertThatThrownBy(() -> decode(text, Object.class))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("malformed JSON: ");
    }

    @Test
    void malformedUtf8IsRefusedWhereJacksonWouldPassIt() {
        for (String bytes : List.of("\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00f4\u0090\u0080\u0080", "\u00f0\u009f")) {
            byte[] text = ("\"" + bytes + "\"").getBytes(StandardCharsets.ISO_8859_1);

            assertThatThrownBy(() -> codec.decode(ByteBuffer.wrap(text), Object.class))
                    .isInstanceOf(DecodeException.class)
                    .hasMessageContaining("malformed UTF-8");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aValueThatDoesNotFitIsPlacedByPathAndOffset(Buffers kind) {
        byte[] data = JsonArbitraries.utf8("{\"mentions\":[{\"id\":1},{\"id\":\"s3cret\"}]}");

        assertThatThrownBy(() -> codec.decode(kind.of(data), Message.class))
                .isInstanceOfSatisfying(
                        DecodeException.class,
                        fault -> assertThat(fault.offset()).isEqualTo(28))
                .hasMessageContaining("JsonCodecTest$Message at .mentions[1].id")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void aKeyThatIsNoPlainNameIsNotQuoted() {
        Type mapOfNumbers = new TypeReference<Map<String, Integer>>() {}.getType();

        assertThatThrownBy(() -> decode("{\"to.ken\":\"x\"}", mapOfNumbers)).hasMessageContaining(" at .*:");
    }

    @Test
    void aTypeThatCannotBeMadeSaysWhy() {
        assertThatThrownBy(() -> decode("{}", Runnable.class))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("Runnable")
                .hasRootCauseInstanceOf(InvalidDefinitionException.class);
    }

    @Test
    void aLongPathIsCut() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);

        assertThatThrownBy(() -> codec.encode(3, endless))
                .isInstanceOf(LocalProtocolException.class)
                .hasMessageContaining("[0]...: ");
    }

    @Test
    void rawValuesAreCheckedBeforeTheyAreSent() {
        record Raw(@JsonRawValue String raw) {}

        assertThat(codec.encode(3, new Raw("[1]"))).isEqualTo(utf8("{\"op\":3,\"d\":{\"raw\":[1]}}"));
        assertThatThrownBy(() -> codec.encode(3, new Raw("[1"))).isInstanceOf(LocalProtocolException.class);
    }

    @Test
    void aPayloadOfTheUsersIsSentByteForByte() {
        String text = " {\"op\" : 3, \"d\":\t{\"é\":1e400}}\n";

        assertThat(codec.encodeJson(text)).isEqualTo(utf8(text));
    }

    @Test
    void aPayloadOfTheUsersIsRefusedWithLineAndColumn() {
        assertThatThrownBy(() -> codec.encodeJson("{\"op\":3,\n \"d\": {\"é\": s3cret}}"))
                .isInstanceOf(LocalProtocolException.class)
                .hasMessage("the payload is no JSON object with an integer op: expected a value"
                        + " (line 2, column 13, near ...\"*\": {\"**\": >>>******}})");
        assertThatThrownBy(() -> codec.encodeJson("{\"op\":3,\"op\":3}")).hasMessageContaining("op comes twice");
        assertThatThrownBy(() -> codec.encodeJson("{\"op\":3,\"d\":\"\ud800\"}"))
                .hasMessageContaining("surrogate");
    }

    private <T> T decode(String text, Type type) {
        return codec.decode(utf8(text), type);
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(JsonArbitraries.utf8(text));
    }
}
