package dev.shard.codec.json;

import dev.shard.corpus.Accident;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** JSON text, envelopes, and what is left of them after an accident. */
final class JsonArbitraries {
    private static final List<String> PIECES = List.of(
            "a",
            "abcdefghijklmnop",
            " ",
            "é",
            "日",
            "😀",
            "\u007f",
            "}",
            "]",
            ",\\\"op\\\":9",
            "{\\\"",
            "\\\"",
            "\\\\",
            "\\/",
            "\\n",
            "\\u0041",
            "\\ud83d\\ude00",
            "\\ud800",
            "\\udc00x");
    private static final byte[] SUSPECTS = {
        '"',
        '\\',
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        ' ',
        '\n',
        '0',
        '1',
        '-',
        '.',
        'e',
        'n',
        0,
        0x1F,
        0x7F,
        (byte) 0x80,
        (byte) 0xBF,
        (byte) 0xC0,
        (byte) 0xC3,
        (byte) 0xE0,
        (byte) 0xED,
        (byte) 0xF0,
        (byte) 0xF4,
        (byte) 0xFF
    };

    private JsonArbitraries() {}

    /** Well-formed values, nested to a depth of a few. */
    static Arbitrary<String> values() {
        return values(3);
    }

    /** Objects with the envelope's keys in any order, missing, doubled, escaped, and with values that do not fit. */
    static Arbitrary<String> envelopes() {
        return Combinators.combine(members().list().ofMinSize(1).ofMaxSize(7), spaces())
                .as((members, space) ->
                        space + "{" + space + String.join(space + "," + space, members) + space + "}" + space);
    }

    /** Bytes of which some have been changed, removed, inserted or cut off. */
    static Arbitrary<byte[]> accidentsTo(byte[] bytes) {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, Math.max(0, bytes.length - 1));
        Arbitrary<Byte> units = Arbitraries.oneOf(
                Arbitraries.bytes(),
                Arbitraries.integers().between(0, SUSPECTS.length - 1).map(i -> SUSPECTS[i]));
        return Combinators.combine(Arbitraries.of(Accident.values()), places, units)
                .as((accident, place, unit) -> bytes.length == 0 ? bytes : accident.to(bytes, place, unit));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Arbitrary<String> members() {
        Arbitrary<String> keys = Arbitraries.of(
                "op", "op", "s", "s", "t", "t", "d", "d", "x", "", "o\\u0070", "\\u0064", "\\u0074", "opp", "D");
        return Combinators.combine(keys, spaces(), fitting(), values(2))
                .as((key, space, fitting, any) ->
                        "\"" + key + "\"" + space + ":" + space + (fitting ? fittingValue(key, any) : any));
    }

    /** Mostly. */
    private static Arbitrary<Boolean> fitting() {
        return Arbitraries.frequency(Tuple.of(9, true), Tuple.of(1, false));
    }

    private static String fittingValue(String key, String any) {
        return switch (key) {
            case "op", "o\\u0070" -> String.valueOf(any.length());
            case "s" -> any.length() % 3 == 0 ? "null" : String.valueOf(any.length() * 1_000_000_007L);
            case "t", "\\u0074" ->
                List.of("null", "\"READY\"", "\"TYPING\\u005fSTART\"", "\"é\"").get(any.length() % 4);
            default -> any;
        };
    }

    private static Arbitrary<String> values(int depth) {
        if (depth == 0) {
            return scalars();
        }
        Arbitrary<String> inner = values(depth - 1);
        Arbitrary<String> members = Combinators.combine(strings(), inner).as((key, value) -> key + ":" + value);
        return Arbitraries.oneOf(
                scalars(),
                Combinators.combine(inner.list().ofMaxSize(3), spaces())
                        .as((list, space) -> "[" + space + String.join(space + ",", list) + "]"),
                Combinators.combine(members.list().ofMaxSize(3), spaces())
                        .as((list, space) -> "{" + space + String.join("," + space, list) + space + "}"));
    }

    private static Arbitrary<String> scalars() {
        return Arbitraries.oneOf(
                strings(),
                Arbitraries.of("null", "true", "false"),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.of(
                        "0",
                        "-0",
                        "0.5",
                        "-1.25e3",
                        "1E+2",
                        "1e-400",
                        "9223372036854775808",
                        "18446744073709551616",
                        "-9223372036854775808",
                        "-9223372036854775809",
                        "99999999999999999999999"));
    }

    static Arbitrary<String> strings() {
        return Arbitraries.of(PIECES).list().ofMaxSize(4).map(pieces -> "\"" + String.join("", pieces) + "\"");
    }

    private static Arbitrary<String> spaces() {
        return Arbitraries.of("", "", "", " ", "\r\n\t");
    }
}
