package dev.shard.sim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shard.sim.protocol.Inbound;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Protocol.md, 8.5 and step 2 of 13: what clients may send as terms, and what not. */
class EtfDecoderTest {
    /** {@code {"op":1,"d":}}, to which a term is added. */
    private static final String HEAD = "83 74 00000002 6d 00000002 6f70 61 01 6d 00000001 64 ";

    private final EtfDecoder decoder = new EtfDecoder();

    @Test
    void heartbeatsAreReadAsInTheExamples() throws MalformedPayloadException {
        Inbound first = decode(HEAD + "77 03 6e696c");
        Inbound later = decode(HEAD + "61 fb");

        assertThat(first.op()).isEqualTo(1);
        assertThat(first.data().isNull()).isTrue();
        assertThat(later.data().intValue()).isEqualTo(251);
    }

    @Test
    void dMayBeAbsent() throws MalformedPayloadException {
        assertThat(decode("83 74 00000001 6d 00000002 6f70 61 01").data().isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "61 ff | 255",
                "62 ffffffff | -1",
                "6e 08 00 15 00 04 9e 60 53 83 08 | 613425648685547541",
                "6e 08 01 00 00 00 00 00 00 00 80 | -9223372036854775808",
                "6e 09 00 00 00 00 00 00 00 00 00 01 | 18446744073709551616",
                "6f 00000002 00 00 01 | 256",
                "46 4004000000000000 | 2.5",
                "63 322e3530303030303030303030303030303030303030652b30300000000000 | 2.5",
                "64 0003 6e696c | null",
                "73 04 6e756c6c | null",
                "77 04 74727565 | true",
                "76 0005 66616c7365 | false",
                "77 02 6f6b | \"ok\"",
                "64 0004 636166e9 | \"café\"", // Latin-1
                "77 05 636166c3a9 | \"café\"",
                "6d 00000000 | \"\"",
                "6a | []",
                "6b 0002 00ff | [0,255]",
                "6c 00000001 61 01 6a | [1]",
                "68 02 61 01 6a | [1,[]]",
                "69 00000001 61 01 | [1]",
                "74 00000001 6d 00000001 61 61 01 | {\"a\":1}",
            })
    void everyTermThatJsonHasIsRead(String hex, String json) {
        assertThat(read(HEAD + hex)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | cut off",
                "83 | cut off",
                "82 61 01 | does not begin with 131",
                "83 50 00000002 789c0b6404000063 0062 | compressed",
                "83 6a | top level is no object",
                "83 74 00000000 | op is missing",
                "83 74 00000001 6d 00000002 6f70 6d 00000001 31 | op is missing or no integer",
                "83 74 00000001 77 02 6f70 61 01 | a key with tag 119", // an atom
                "83 74 00000001 64 0002 6f70 61 01 | a key with tag 100",
                "83 74 00000001 61 01 61 01 | a key with tag 97",
                "83 74 00000001 6b 0002 6f70 61 01 | a key with tag 107",
                "83 74 ffffffff | a length of 4294967295",
                "83 74 00000002 6d 00000002 6f70 61 01 | cut off",
            })
    void whatIsNoPayloadIsRefused(String hex, String reason) {
        assertRefused(hex, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "74 00000001 77 01 61 61 01 | a key with tag 119", // nested keys as well
                "61 01 00 | 1 bytes after the term",
                "6d 00000002 c328 | not UTF-8",
                "6d 00000003 eda080 | not UTF-8", // half of a surrogate pair
                "6d 7fffffff 61 | a length of 2147483647, with 1 bytes left",
                "6d 80000000 61 | a length of 2147483648",
                "6c 10000000 61 01 6a | a length of 268435456",
                "6c 00000001 61 01 61 02 | improper list",
                "46 7ff0000000000000 | not finite",
                "63 4e614e00000000000000000000000000000000000000000000000000000000 | a float that is none",
                "63 392e3030303030303030303030303030303030303030652b39393900000000 | not finite",
                "6e 01 02 01 | sign 2",
                "6f 7fffffff 00 01 | a length of 2147483647",
                "4d 00000001 03 a0 | tag 77", // a bit string
                "58 77 01 61 00000000 | tag 88", // a process
                "70 00000000 | tag 112", // a function
                "52 00 | tag 82", // of the distribution protocol
                "ff | tag 255",
                "62 000000 | cut off",
            })
    void dataThatHasNoPlaceInAPayloadIsRefused(String hex, String reason) {
        assertRefused(HEAD + hex, reason);
    }

    @Test
    void depthIsBounded() {
        assertThat(read(HEAD + "68 01 ".repeat(255) + "6a")).startsWith("[[[");
        assertRefused(HEAD + "68 01 ".repeat(256) + "6a", "nested more than 256 levels deep");
    }

    private String read(String hex) {
        try {
            return decode(hex).data().toString();
        } catch (MalformedPayloadException e) {
            throw new AssertionError(e);
        }
    }

    private Inbound decode(String hex) throws MalformedPayloadException {
        return decoder.decode(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private void assertRefused(String hex, String reason) {
        assertThatExceptionOfType(MalformedPayloadException.class)
                .isThrownBy(() -> decode(hex))
                .withMessageContaining(reason);
    }
}
