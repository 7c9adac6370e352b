package dev.shard.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.DecodeException;
import dev.shard.spi.codec.Envelope;
import dev.shard.tck.codec.Buffers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values, whole and damaged: our scanner, Jackson and the JDK agree on what is well-formed. */
class ValuePropertiesTest {
    private static final JsonMapper REFERENCE = new JsonMapper();

    private final JsonCodec codec = new JsonCodec();

    @Property(tries = 5000)
    void whatIsDecodedIsWellFormedAndTheOtherWayRound(@ForAll("values") byte[] value, @ForAll Buffers kind) {
        boolean wellFormed = isAccepted(() -> JsonScanner.document(value, 0, value.length));

        boolean decoded = isAccepted(() -> codec.decode(kind.of(value), JsonNode.class));

        assertThat(decoded).isEqualTo(wellFormed || value.length == 0);
    }

    @Property
    void aValueIsDecodedAsJacksonDecodesItsCharacters(@ForAll("wellFormed") String value) {
        JsonNode decoded = codec.decode(ByteBuffer.wrap(JsonArbitraries.utf8(value)), JsonNode.class);

        assertThat(decoded).isEqualTo(REFERENCE.readTree(value));
    }

    @Property(tries = 5000)
    void utf8IsWellFormedWhereTheJdkSaysSo(@ForAll("almostUtf8") byte[] text) {
        assertThat(isAccepted(() -> Utf8.check(text, 0, text.length))).isEqualTo(isUtf8ForTheJdk(text));
    }

    @Property
    void anEscapedNameIsReadAsJacksonReadsIt(@ForAll("wellFormedStrings") String name) {
        byte[] payload = JsonArbitraries.utf8("{\"op\":0,\"t\":" + name + "}");
        var envelope = new Envelope();

        codec.readEnvelope(ByteBuffer.wrap(payload), envelope);

        assertThat(envelope.name()).isEqualTo(REFERENCE.readValue(name, String.class));
    }

    @Provide
    Arbitrary<String> wellFormed() {
        return JsonArbitraries.values();
    }

    @Provide
    Arbitrary<String> wellFormedStrings() {
        return JsonArbitraries.strings();
    }

    @Provide
    Arbitrary<byte[]> values() {
        return JsonArbitraries.values().map(JsonArbitraries::utf8).flatMap(JsonArbitraries::accidentsTo);
    }

    @Provide
    Arbitrary<byte[]> almostUtf8() {
        return Arbitraries.of(
                        "a",
                        "12345678",
                        "more than the 32 bytes of one step",
                        "\u007f",
                        "\u0080",
                        "\u07ff",
                        "\u0800",
                        "\ud7ff",
                        "\ue000",
                        "\uffff",
                        "\ud800\udc00",
                        "\udbff\udfff")
                .list()
                .ofMaxSize(8)
                .map(characters -> JsonArbitraries.utf8(String.join("", characters)))
                .flatMap(JsonArbitraries::accidentsTo)
                .flatMap(JsonArbitraries::accidentsTo);
    }

    private static boolean isUtf8ForTheJdk(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static boolean isAccepted(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (MalformedJson | DecodeException refused) {
            return false;
        }
    }
}
