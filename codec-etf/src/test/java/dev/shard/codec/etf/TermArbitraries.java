package dev.shard.codec.etf;

import dev.shard.corpus.Accident;
import dev.shard.corpus.Corpus;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Plain values, payloads, their terms, and what is left of these after an accident. */
final class TermArbitraries {
    private static final byte[] SUSPECTS = {
        0,
        1,
        2,
        3,
        68,
        69,
        70,
        77,
        80,
        82,
        88,
        97,
        98,
        99,
        100,
        103,
        104,
        105,
        106,
        107,
        108,
        109,
        110,
        111,
        113,
        115,
        116,
        118,
        119,
        121,
        127,
        (byte) 128,
        (byte) 131,
        (byte) 254,
        (byte) 255
    };

    private TermArbitraries() {}

    /** Whatever a codec encodes: maps, lists, texts, numbers, booleans and null, nested to a depth of a few. */
    static Arbitrary<Object> values() {
        return values(3);
    }

    /** Maps with the envelope's keys in any order, some missing, and with values that mostly fit. */
    static Arbitrary<Map<String, Object>> envelopes() {
        Arbitrary<List<String>> keys = Arbitraries.oneOf(
                Arbitraries.shuffle("op", "s", "t", "d"),
                Arbitraries.of("op", "op", "op", "s", "t", "d", "x", "", "opp", "D", "7")
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(7));
        return Combinators.combine(keys, values(2), values(2), fitting(), Arbitraries.longs())
                .as((order, data, odd, fitting, number) -> {
                    Map<String, Object> payload = new LinkedHashMap<>();
                    order.forEach(key -> payload.put(key, fitting ? fittingValue(key, data, number) : odd));
                    return payload;
                });
    }

    /** Terms with version, in any of the forms that they may have. */
    static Arbitrary<byte[]> terms(Arbitrary<?> values) {
        return Combinators.combine(values, Arbitraries.randoms(), Arbitraries.of(false, false, false, true))
                .as((value, choice, compressed) -> compressed
                        ? Terms.compressed(TermWriter.term(value, choice))
                        : TermWriter.payload(value, choice));
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

    /** Small recorded terms, legal and not; one of our own where there are none, because properties cannot be skipped. */
    static Arbitrary<byte[]> recorded() {
        if (!Corpus.isPresent()) {
            return Arbitraries.just(TermWriter.payload(Map.of("op", 0)));
        }
        List<byte[]> terms = Stream.of("etf/term", "etf/erlpack", "etf/payload", "etf/client", "etf/invalid")
                .flatMap(folder -> Corpus.files(folder, ".etf").stream())
                .map((Path file) -> Corpus.bytes(file))
                .filter(bytes -> bytes.length <= 2000)
                .toList();
        return Arbitraries.of(terms);
    }

    /** Mostly. */
    private static Arbitrary<Boolean> fitting() {
        return Arbitraries.frequency(Tuple.of(9, true), Tuple.of(1, false));
    }

    private static Object fittingValue(String key, Object data, long number) {
        return switch (key) {
            case "op" -> smallest(number);
            case "s" -> number < 0 ? null : smallest(number);
            case "t" ->
                number % 3 == 0 ? null : List.of("READY", "TYPING_START", "é").get((int) Math.abs(number % 3));
            default -> data;
        };
    }

    private static Arbitrary<Object> values(int depth) {
        if (depth == 0) {
            return scalars();
        }
        Arbitrary<Object> inner = values(depth - 1);
        return Arbitraries.oneOf(
                scalars(),
                inner.list().ofMaxSize(4).map(list -> (Object) list),
                Arbitraries.integers().between(0, 255).list().ofMaxSize(4).map(list -> (Object) list),
                Arbitraries.maps(texts(), inner).ofMaxSize(4).map(map -> (Object) map));
    }

    private static Arbitrary<Object> scalars() {
        return Arbitraries.oneOf(
                texts().map(text -> (Object) text),
                Arbitraries.of(true, false).map(flag -> (Object) flag),
                Arbitraries.longs().map(TermArbitraries::smallest),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TWO.pow(90).negate(), BigInteger.TWO.pow(90))
                        .map(TermArbitraries::smallest),
                Arbitraries.doubles().map(number -> (Object) number),
                Arbitraries.just(null));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of("", "a", "é", "日", "😀", "nil", "true", "7", "-12", "\u0000", "\ufffd", "__struct"),
                Arbitraries.strings().withCharRange(' ', '\u07ff').ofMaxLength(30),
                Arbitraries.of("x".repeat(255), "é".repeat(200)));
    }

    /** As rule C8 wants it. */
    private static Object smallest(Number number) {
        var exact = new BigInteger(number.toString());
        return exact.bitLength() < 32 ? (Object) exact.intValue() : exact.bitLength() < 64 ? exact.longValue() : exact;
    }
}
