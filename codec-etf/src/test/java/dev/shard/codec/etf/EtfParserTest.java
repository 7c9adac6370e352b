package dev.shard.codec.etf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;

/** Terms as tokens, trees and objects. */
class EtfParserTest {
    private final EtfMapper mapper = new EtfMapper();

    @ParameterizedTest
    @CsvSource({
        "77 03 6e696c, null", // SMALL_ATOM_UTF8 nil
        "64 0004 6e756c6c, null", // ATOM null
        "73 04 74727565, true", // SMALL_ATOM true
        "76 0005 66616c7365, false", // ATOM_UTF8 false
        "73 02 6f6b, '\"ok\"'",
        "64 0001 e9, '\"é\"'", // Latin-1
        "77 02 c3a9, '\"é\"'",
        "61 ff, 255",
        "62 ffffffff, -1",
        "6e 00 01, 0", // no bytes at all
        "6e 08 00 ffffffffffffffff, 18446744073709551615",
        "6e 08 01 0000000000000080, -9223372036854775808",
        "6b 0002 00ff, '[0,255]'", // STRING
        "6b 0000, []",
        "6a, []",
        "6c 00000000 6a, []",
        "68 00, []",
        "69 00000001 6a, [[]]",
        "6d 00000000, '\"\"'",
        "74 00000003 6101 6a 62 ffffffff 6a 6e 02 00 0001 6a, '{\"1\":[],\"-1\":[],\"256\":[]}'",
        "74 00000002 7703 6e696c 6101 7704 74727565 6102, '{\"nil\":1,\"true\":2}'"
    })
    void aTermIsItsJson(String term, String json) {
        assertThat(mapper.readTree(Terms.hex("83", term)).toString()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6c 00000001 6101 6102",
                "58",
                "59",
                "5a",
                "65",
                "66",
                "67",
                "70",
                "71",
                "72",
                "75",
                "78",
                "79",
                "44",
                "45",
                "52",
                "50",
                "4d 00000001 03 a0",
                "00",
                "ff",
                "46 7ff8000000000000",
                "46 7ff0000000000000",
                "74 00000001 6a 6101",
                "74 00000001 46 3ff0000000000000 6101",
                "74 00000001 6d 00000001 ff 6101",
                "77 01 ff"
            })
    void whatHasNoPlaceInAPayloadIsRefused(String term) {
        assertThatThrownBy(() -> mapper.readTree(Terms.hex("83", term)))
                .isInstanceOf(JacksonException.class)
                .hasMessageStartingWith("malformed term: ");
    }

    @Test
    void whatElixirAddsToItsOwnTypesIsLeftOut() {
        JsonNode tree = mapper.readTree(Terms.hex(
                "83 74 00000003", // a map of three pairs
                "77 0a 5f5f7374727563745f5f 77 06 456c69786972", // __struct__: Elixir
                "77 01 61 6101", // a: 1
                "6d 0000000a 5f5f7374727563745f5f 74 00000000")); // __struct__ once more, as a binary: {}

        assertThat(tree.toString()).isEqualTo("{\"a\":1}");
    }

    /** What applications bind. */
    record Attachment(long id, String name, ByteBuffer hash, Map<String, BigInteger> sizes, List<Integer> shape) {}

    @Test
    void anObjectIsBoundByItsNames() {
        byte[] term = Terms.hex(
                "83 74 00000006",
                "77 02 6964 6d 00000002 3432", // id: "42"
                "77 04 6e616d65 61 07", // name: 7
                "77 04 68617368 6d 00000002 ff00", // hash: bytes that are no text
                "77 05 736861 7065 6b 0002 0310", // shape: [3,16]
                "77 05 73697a6573 74 00000001 6101 6e 09 00 000000000000000001", // sizes: {1: 2^64}
                "77 05 6f74686572 74 00000001 7701 61 6c 00000001 6a 6a"); // other: {a: [[]]}, skipped

        Attachment bound = mapper.readerFor(Attachment.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(term);

        assertThat(bound.id()).isEqualTo(42);
        assertThat(bound.name()).isEqualTo("7");
        assertThat(bound.hash()).isEqualTo(ByteBuffer.wrap(Terms.hex("ff00")));
        assertThat(bound.sizes()).containsExactly(Map.entry("1", BigInteger.TWO.pow(64)));
        assertThat(bound.shape()).containsExactly(3, 16);
    }

    @Test
    void skippingLeadsToTheMatchingEnd() {
        // {a: [[1], <<"x">>, {2}], b: "\1\2"}
        byte[] term = Terms.hex(
                "83 74 00000002 770161 6c 00000003 6b 0001 01 6d 00000001 78 74 00000001 6101 6102 6a 770162 6b 0002 0102");
        try (JsonParser parser = parser(term)) {
            parser.nextToken();
            parser.nextToken();

            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            parser.skipChildren();

            assertThat(parser.currentToken()).isEqualTo(JsonToken.END_ARRAY);
            assertThat(parser.nextName()).isEqualTo("b");
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            assertThat(parser.skipChildren().currentToken()).isEqualTo(JsonToken.END_ARRAY);
            assertThat(parser.nextToken()).isEqualTo(JsonToken.END_OBJECT);
            assertThat(parser.nextToken()).isNull();
        }
    }

    @Test
    void aFaultTellsItsPlaceInBytes() {
        assertThatThrownBy(() -> mapper.readTree(Terms.hex("83 6c 00000002 6101 ff 6a")))
                .isInstanceOfSatisfying(JacksonException.class, refusal -> {
                    assertThat(refusal.getOriginalMessage()).isEqualTo("malformed term: unknown tag 255");
                    assertThat(refusal.getLocation().getByteOffset()).isEqualTo(8);
                });
    }

    @Test
    void aNumberThatDoesNotFitIsRefused() {
        try (JsonParser parser = parser(Terms.hex("83 6e 08 00 ffffffffffffffff"))) {
            parser.nextToken();

            assertThat(parser.getBigIntegerValue())
                    .isEqualTo(BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
            assertThatThrownBy(parser::getLongValue).isInstanceOf(InputCoercionException.class);
        }
        try (JsonParser parser = parser(Terms.hex("83 6a"))) {
            parser.nextToken();

            assertThatThrownBy(parser::getIntValue).isInstanceOf(InputCoercionException.class);
        }
    }

    @Test
    void keysThatComeTwiceAreRefusedOnRequest() {
        byte[] twice = Terms.hex("83 74 00000002 770161 6101 6d 00000001 61 6102");

        assertThatThrownBy(() -> mapper.reader()
                        .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .readTree(twice))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void theVersionMayBeLeftOutOnRequestOnly() {
        byte[] bare = Terms.hex("61 07");

        assertThat(mapper.reader()
                        .without(EtfReadFeature.REQUIRE_VERSION)
                        .readTree(bare)
                        .intValue())
                .isEqualTo(7);
        assertThatThrownBy(() -> mapper.readTree(bare))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("no version 131 in front");
    }

    @Test
    void aStreamIsReadToItsEnd() {
        var stream = new ByteArrayInputStream(Terms.hex("83 61 07"));

        assertThat(mapper.readTree(stream).intValue()).isEqualTo(7);
    }

    @Test
    void aRebuiltMapperKeepsItsFactory() {
        EtfMapper limited = EtfMapper.builder(
                        EtfFactory.builder().maxInflatedBytes(10).build())
                .build();

        EtfMapper rebuilt = limited.rebuild().build();

        assertThat(rebuilt.tokenStreamFactory().maxInflatedBytes()).isEqualTo(10);
        assertThat(rebuilt.tokenStreamFactory().copy().maxInflatedBytes()).isEqualTo(10);
    }

    private JsonParser parser(byte[] term) {
        return mapper.tokenStreamFactory().createParser(ObjectReadContext.empty(), term);
    }
}
