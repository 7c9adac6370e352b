package dev.shard.codec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.DecodeException;
import dev.shard.spi.codec.Envelope;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Envelopes in JSON, by example. */
class EnvelopeReaderTest {
    private final JsonCodec codec = new JsonCodec();
    private final Envelope envelope = new Envelope();

    @Test
    void whatTheGatewayWritesIsReadWithoutALookAtTheData() {
        assertThat(dataOf("{\"t\":\"READY\",\"s\":1,\"op\":0,\"d\":{ not looked at } }\n"))
                .isEqualTo("{ not looked at }");
        assertThat(envelope.dataOpen()).isTrue();
        assertThat(envelope.name()).isEqualTo("READY");
        assertThat(envelope.sequence()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"t\":null,\"s\":null,\"op\":11,\"d\":null}",
                "{\"t\":null,\"s\":null,\"op\":0,\"d\":{},\"z\":null}",
                "{\"s\":1,\"op\":0,\"d\":{},\"t\":\"A\"}",
                "{\"op\":10,\"d\":{\"heartbeat_interval\":41250}}"
            })
    void whereThePayloadsEndsDoNotTellTheDataIsWalkedOver(String payload) {
        read(payload);

        assertThat(envelope.dataOpen()).isFalse();
    }

    /** S19. */
    @Test
    void keysInsideOfStringsAndOfDataAreNotTheEnvelopes() {
        assertThat(dataOf("{\"d\":{\"op\":9,\"t\":\"x\",\"a\":\"\\\",\\\"op\\\":8,\"},\"op\":0,\"s\":3}"))
                .isEqualTo("{\"op\":9,\"t\":\"x\",\"a\":\"\\\",\\\"op\\\":8,\"}");
        assertThat(envelope.op()).isZero();
        assertThat(envelope.name()).isNull();
    }

    /** S19. */
    @Test
    void keysMayBeEscaped() {
        assertThat(dataOf("{\"\\u0074\":\"TYPING\\u005fSTART\",\"\\u0073\":7,\"o\\u0070\":5,\"\\u0064\":{}}"))
                .isEqualTo("{}");
        assertThat(envelope.op()).isEqualTo(5);
        assertThat(envelope.sequence()).isEqualTo(7);
        assertThat(envelope.name()).isSameAs("TYPING_START");
    }

    @Test
    void keysThatOnlyLookLikeTheEnvelopesAreNot() {
        read(
                "{\"\\\\u\":1,\"\\\\u0073\":2,\"\\u0000s\":3,\"\\n\":4,\"\":5,\"ops\":6,\"\\u01f3\":7,\"\\u0064d\":8,\"op\":1}");

        assertThat(envelope.op()).isEqualTo(1);
        assertThat(envelope.sequence()).isEqualTo(Envelope.NO_SEQUENCE);
        assertThat(envelope.dataLength()).isZero();
    }

    @Test
    void theLastOfTwoEqualKeysCounts() {
        assertThat(dataOf("{\"d\":1,\"d\":[2],\"op\":1,\"op\":0,\"s\":1,\"s\":null,\"t\":\"A\",\"t\":\"B\"}"))
                .isEqualTo("[2]");
        assertThat(envelope.op()).isZero();
        assertThat(envelope.sequence()).isEqualTo(Envelope.NO_SEQUENCE);
        assertThat(envelope.name()).isEqualTo("B");
    }

    @Test
    void closingFindsTheEndOfDataThatOtherKeysFollow() {
        String payload = "{\"t\":\"A\",\"s\":1,\"op\":0,\"d\":{\"x\":1},\"op\":7,\"after\":{}}";
        read(payload);
        assertThat(envelope.dataOpen()).isTrue();

        codec.closeData(utf8(payload), envelope);

        assertThat(envelope.dataOf(utf8(payload))).isEqualTo(utf8("{\"x\":1}"));
        assertThat(envelope.dataOpen()).isFalse();
        assertThat(envelope.op()).isZero();
    }

    @Test
    void closingRefusesWhatIsMalformed() {
        String payload = "{\"t\":\"A\",\"s\":1,\"op\":0,\"d\":{\"x\":1,}}";
        read(payload);

        assertThatThrownBy(() -> codec.closeData(utf8(payload), envelope))
                .isInstanceOf(DecodeException.class)
                .hasMessage("malformed JSON: expected a key in quotes, near ...,\"*\":{\"*\":*,>>>}} (at byte 33)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"op\":0.5}             | op is no integer                              | 6",
                "{\"op\":\"0\"}           | expected an integer for op                    | 6",
                "{\"op\":1e2}             | op is no integer                              | 6",
                "{\"op\":0,\"s\":-1}      | s is negative                                 | 13",
                "{\"op\":0,\"t\":5}       | expected a string or null for t               | 12",
                "{\"d\":{}}               | op is missing                                 | 0",
                "[]                       | expected an object                            | 0",
                "{\"op\":0                | cut off where a comma or the end of the object should follow | 7",
                "{\"op\":0}{              | more text after the end                       | 8",
                "{\"d\":\"\\x\"}          | unknown escape                                | 7",
                "{\"d\":tru}              | expected true                                 | 8",
                "{\"d\":\"a\tb\"}         | control character in a string                 | 7",
            })
    void aFaultIsNamedAndPlaced(String payload, String problem, int offset) {
        assertThatThrownBy(() -> read(payload))
                .isInstanceOfSatisfying(
                        DecodeException.class,
                        fault -> assertThat(fault.offset()).isEqualTo(offset))
                .hasMessageStartingWith("malformed JSON: " + problem + ", near ");
    }

    @Test
    void anExcerptShowsPunctuationOnly() {
        assertThatThrownBy(() -> read("{\"op\":0,\"d\":{\"token\":\"s3cret\",}}"))
                .hasMessageContaining("near ...*\":\"******\",>>>}}");
    }

    @Test
    void manyThreadsMayReadAtOnce() {
        Stream<CompletableFuture<Void>> threads = Stream.of(1, 2, 3, 4)
                .map(op -> CompletableFuture.runAsync(() -> {
                    var own = new Envelope();
                    for (int i = 0; i < 2000; i++) {
                        codec.readEnvelope(utf8("{\"op\":" + op + ",\"s\":" + i + ",\"t\":\"T" + op + "\"}"), own);
                        assertThat(own.op()).isEqualTo((long) op);
                        assertThat(own.sequence()).isEqualTo(i);
                        assertThat(own.name()).isEqualTo("T" + op);
                    }
                }));

        CompletableFuture.allOf(threads.toArray(CompletableFuture[]::new)).join();
    }

    private void read(String payload) {
        codec.readEnvelope(utf8(payload), envelope);
    }

    private String dataOf(String payload) {
        read(payload);
        return payload.substring(envelope.dataOffset(), envelope.dataOffset() + envelope.dataLength());
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(JsonArbitraries.utf8(text));
    }
}
