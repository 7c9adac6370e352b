package dev.shard.sim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.protocol.Event;
import dev.shard.sim.protocol.Opcode;
import dev.shard.sim.protocol.Payload;
import dev.shard.sim.protocol.PayloadData;
import dev.shard.sim.scenario.EnvelopeStyle;
import dev.shard.sim.scenario.TermStyle;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Protocol.md, 8.5: how payloads are written as terms. */
class EtfEncoderTest {
    private static final EnvelopeStyle OP_FIRST = EnvelopeStyle.ordered("op", "d", "s", "t");

    private final EtfEncoder atoms = new EtfEncoder(TermStyle.ATOM_KEYS);
    private final EtfEncoder binaries = new EtfEncoder(TermStyle.BINARY_KEYS);

    /** The example of protocol.md, byte by byte. */
    @Test
    void helloIsWrittenAsInTheExample() {
        Payload hello = Payload.of(Opcode.HELLO, PayloadData.ofJson("{\"heartbeat_interval\":41250}"));

        assertThat(hex(atoms.encode(hello, OP_FIRST)))
                .isEqualTo("83" + "7400000004"
                        + "77026f70" + "610a"
                        + "770164" + "7400000001" + "77126865617274626561745f696e74657276616c" + "620000a122"
                        + "770173" + "77036e696c"
                        + "770174" + "77036e696c");
    }

    @Test
    void withBinaryKeysOnlyTheEnvelopeHasAtoms() {
        Payload hello = Payload.of(Opcode.HELLO, PayloadData.ofJson("{\"a\":[]}"));

        assertThat(hex(binaries.encode(hello, OP_FIRST.withoutNulls())))
                .isEqualTo("83" + "7400000002" + "77026f70" + "610a" + "770164" + "7400000001" + "6d0000000161" + "6a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0|6100",
                "255|61ff",
                "256|6200000100",
                "-1|62ffffffff",
                "2147483647|627fffffff",
                "-2147483648|6280000000",
                "2147483648|6e040000000080",
                "613425648685547541|6e0800150004 9e605383 08",
                "-9223372036854775808|6e08010000000000000080",
                "18446744073709551615|6e0800ffffffffffffffff",
                "18446744073709551616|6e0900000000000000000001",
                "2.5|464004000000000000",
                "null|77036e696c",
                "true|770474727565",
                "false|770566616c7365",
                "\"\"|6d00000000",
                "\"é\"|6d00000002c3a9",
                "[]|6a",
                "[0,16]|6b00020010",
                "[1,256]|6c00000002 6101 6200000100 6a",
                "[1,-1]|6c00000002 6101 62ffffffff 6a",
                "[[]]|6c00000001 6a 6a",
                "{}|7400000000",
            })
    void valuesTakeTheFormThatErlangChooses(String json, String hex) {
        assertThat(hex(data(atoms, json))).isEqualTo(hex.replace(" ", ""));
        assertThat(hex(data(binaries, json))).isEqualTo(hex.replace(" ", ""));
    }

    @Test
    void aLongListOfBytesIsNoString() {
        assertThat(data(atoms, "[7" + ",7".repeat(65_534) + "]")).startsWith(107, 0xFF, 0xFF);
        assertThat(data(atoms, "[7" + ",7".repeat(65_535) + "]")).startsWith(108, 0, 1, 0, 0);
    }

    @Test
    void aLargeIntegerHasALargeHead() {
        String digits = "9".repeat(700);

        assertThat(data(atoms, digits)).startsWith(111);
        assertThat(AnyTerm.read(verbatim(atoms, digits)).bigIntegerValue()).hasToString(digits);
    }

    @Test
    void idsAreIntegersBesideAtomsAndStringsBesideBinaries() {
        String json = "{\"id\":\"613425648685547541\",\"roles\":[\"613425648685547542\"],\"x_id\":null}";

        assertThat(AnyTerm.read(verbatim(atoms, json)))
                .hasToString("{\"id\":613425648685547541,\"roles\":[613425648685547542],\"x_id\":null}");
        assertThat(AnyTerm.read(verbatim(binaries, json))).hasToString(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"permissions\":\"2251799813685247\"}", // digits, but bits
                "{\"content\":\"613425648685547541\"}",
                "{\"id\":\"0613425648685547541\"}",
                "{\"id\":\"99999999999999999999\"}", // more than 64 bits
                "{\"id\":\"123\"}", // not as long as an id is
            })
    void whatIsNoIdStaysAString(String json) {
        assertThat(AnyTerm.read(verbatim(atoms, json))).hasToString(json);
    }

    @Test
    void idsThatAreKeysAreIntegersAndTellNothingAboutTheirValues() {
        byte[] bytes =
                verbatim(atoms, "{\"users\":{\"613425648685547541\":{\"id\":\"613425648685547541\",\"name\":\"x\"}}}");

        assertThat(hex(bytes)).containsOnlyOnce("77057573657273" + "7400000001" + "6e08001500049e60538308" + "74");
        assertThat(AnyTerm.read(bytes))
                .hasToString("{\"users\":{\"613425648685547541\":{\"id\":613425648685547541,\"name\":\"x\"}}}");
    }

    @Test
    void aKeyThatIsTooLongForAnAtomIsABinary() {
        assertThat(data(atoms, "{\"" + "k".repeat(255) + "\":1}")).startsWith(116, 0, 0, 0, 1, 119, 255);
        assertThat(data(atoms, "{\"" + "é".repeat(255) + "\":1}")).startsWith(116, 0, 0, 0, 1, 118, 1, 254);
        assertThat(data(atoms, "{\"" + "k".repeat(256) + "\":1}")).startsWith(116, 0, 0, 0, 1, 109, 0, 0, 1, 0);
    }

    @ParameterizedTest
    @EnumSource
    void dispatchesHaveTheirSequenceAndName(TermStyle style) {
        Payload ready = Payload.dispatch(70_000L, Event.personal("READY", PayloadData.ofJson("{\"v\":10}")));

        JsonNode read = AnyTerm.read(new EtfEncoder(style).encode(ready, EnvelopeStyle.STANDARD));

        assertThat(read).hasToString("{\"t\":\"READY\",\"s\":70000,\"op\":0,\"d\":{\"v\":10}}");
    }

    @Test
    void dataThatIsNoJsonGoesAsABinary() {
        assertThat(hex(data(atoms, "oops"))).isEqualTo("6d000000046f6f7073");
        assertThat(hex(verbatim(atoms, "{\"op\":"))).isEqualTo("83" + "6d000000067b226f70223a");
    }

    /** What stands for {@code d}, without the envelope around it. */
    private static byte[] data(EtfEncoder encoder, String json) {
        byte[] payload = encoder.encode(
                Payload.of(Opcode.HELLO, PayloadData.ofJson(json)),
                EnvelopeStyle.ordered("op", "t", "s", "d").withoutNulls());
        int envelope = 1 + 5 + 4 + 2 + 3;
        return Arrays.copyOfRange(payload, envelope, payload.length);
    }

    private static byte[] verbatim(EtfEncoder encoder, String json) {
        return encoder.encodeVerbatim(PayloadData.ofJson(json));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
