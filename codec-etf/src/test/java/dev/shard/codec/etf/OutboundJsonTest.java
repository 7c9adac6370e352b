package dev.shard.codec.etf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.LocalProtocolException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON that an application sends, as the Gateway gets to see it in ETF. */
class OutboundJsonTest {
    private final EtfCodec codec = new EtfCodec();

    @Test
    void aPayloadIsTranscribedKeyByKey() {
        ByteBuffer sent = codec.encodeJson("{\"d\":[1.5,18446744073709551616,null],\"op\":1}");

        assertThat(sent)
                .isEqualTo(ByteBuffer.wrap(Terms.hex(
                        "83 74 00000002",
                        "6d 00000001 64 6c 00000003 46 3ff8000000000000 6e 09 00 000000000000000001 77 03 6e696c 6a",
                        "6d 00000002 6f70 61 01")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"op\":1,\"d\":{\"a\":1,\"a\":2}} | a key comes twice (line 1, column 23",
                "{\"op\":1,\"d\":\"\\ud800\"}     | a text holds half of a surrogate pair",
                "{\"op\":1,\"d\":1e999}           | a number is not finite",
                "{\"op\":1.0}                     | op is no integer of 64 bits (line 1, column 7",
                "{\"x\":{\"op\":1}}               | op is missing",
                "[{\"op\":1}]                     | expected an object (line 1, column 1",
                "{\"op\":1} {                     | more text after the end",
                "{\"op\":1,\"d\":[1,            | malformed JSON"
            })
    void whatATermCannotHoldIsRefusedWithTheReason(String payload, String why) {
        assertThatThrownBy(() -> codec.encodeJson(payload))
                .isInstanceOf(LocalProtocolException.class)
                .hasMessageContaining(why);
    }

    @Test
    void tooDeepAPayloadIsRefused() {
        String payload = "{\"op\":1,\"d\":" + "[".repeat(300) + "]".repeat(300) + "}";

        assertThatThrownBy(() -> codec.encodeJson(payload))
                .isInstanceOf(LocalProtocolException.class)
                .hasMessageContaining("256");
    }
}
