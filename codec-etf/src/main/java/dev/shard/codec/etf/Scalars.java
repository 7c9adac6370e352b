package dev.shard.codec.etf;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;

/** Reads terms that hold no others, and keeps the value of the last one. */
final class Scalars {
    private final TermInput in;
    private final StreamReadConstraints limits;

    private NumberType numberType = NumberType.INT;
    private long integer;
    private BigInteger bigInteger = BigInteger.ZERO;
    private double real;
    private @Nullable String text;
    private byte @Nullable [] binary;

    Scalars(TermInput in, StreamReadConstraints limits) {
        this.in = in;
        this.limits = limits;
    }

    /** Reads what stands behind a tag. */
    JsonToken read(int tag) {
        text = null;
        binary = null;
        return switch (tag) {
            case Tag.SMALL_INTEGER -> integer(in.u8());
            case Tag.INTEGER -> integer(in.i32());
            case Tag.SMALL_BIG -> big(in.u8());
            case Tag.LARGE_BIG -> big(in.length());
            case Tag.NEW_FLOAT -> real(in.f64());
            case Tag.FLOAT -> real(OldFloat.value(in.bytes(), in.take(OldFloat.BYTES)));
            case Tag.ATOM, Tag.SMALL_ATOM, Tag.ATOM_UTF8, Tag.SMALL_ATOM_UTF8 -> atom(tag);
            case Tag.BINARY -> binary(in.length());
            default -> throw new MalformedTerm(Tag.refusal(tag), in.at() - 1);
        };
    }

    /** Reads the key of a pair, whatever it is written as. */
    String readKey() {
        int from = in.at();
        int tag = in.u8();
        String key = switch (tag) {
            case Tag.ATOM, Tag.SMALL_ATOM, Tag.ATOM_UTF8, Tag.SMALL_ATOM_UTF8 -> {
                int length = atomLength(tag);
                yield atomText(tag, in.take(length), length);
            }
            case Tag.BINARY -> {
                int length = in.length();
                yield TermText.utf8OrFault(in.bytes(), in.take(length), length);
            }
            case Tag.SMALL_INTEGER, Tag.INTEGER, Tag.SMALL_BIG, Tag.LARGE_BIG -> {
                read(tag);
                yield numberType == NumberType.BIG_INTEGER ? bigInteger.toString() : Long.toString(integer);
            }
            default -> throw TermScanner.noKey(from);
        };
        limits.validateNameLength(key.length());
        return key;
    }

    /** Of the last number. */
    NumberType numberType() {
        return numberType;
    }

    /** The last number, if it is an integer of 64 bits. */
    long integer() {
        return integer;
    }

    /** The last number, if it is a larger integer. */
    BigInteger bigInteger() {
        return bigInteger;
    }

    /** The last number, if it is none. */
    double real() {
        return real;
    }

    /** The last text; null if it was something else, or {@link #binary}. */
    @Nullable String text() {
        return text;
    }

    /** A fresh copy of the last binary that was no text; null if it was something else. */
    byte @Nullable [] binary() {
        return binary;
    }

    /** Keeps an integer that was written without a tag. */
    JsonToken integer(long value) {
        integer = value;
        numberType = value == (int) value ? NumberType.INT : NumberType.LONG;
        return JsonToken.VALUE_NUMBER_INT;
    }

    private JsonToken big(int length) {
        boolean negative = in.u8() != 0;
        int from = in.take(length);
        if (Magnitude.isLong(in.bytes(), from, length, negative)) {
            return integer(Magnitude.longValue(in.bytes(), from, length, negative));
        }
        limits.validateIntegerLength(Magnitude.digits(length));
        bigInteger = Magnitude.bigInteger(in.bytes(), from, length, negative);
        numberType = NumberType.BIG_INTEGER;
        return JsonToken.VALUE_NUMBER_INT;
    }

    private JsonToken real(double value) {
        if (!Double.isFinite(value)) {
            throw new MalformedTerm("a float is not finite", in.at() - 1);
        }
        real = value;
        numberType = NumberType.DOUBLE;
        return JsonToken.VALUE_NUMBER_FLOAT;
    }

    private JsonToken atom(int tag) {
        int length = atomLength(tag);
        int from = in.take(length);
        return switch (Atom.of(in.bytes(), from, length)) {
            case NULL -> JsonToken.VALUE_NULL;
            case TRUE -> JsonToken.VALUE_TRUE;
            case FALSE -> JsonToken.VALUE_FALSE;
            case NAME -> {
                text = atomText(tag, from, length);
                yield JsonToken.VALUE_STRING;
            }
        };
    }

    private int atomLength(int tag) {
        return tag == Tag.ATOM || tag == Tag.ATOM_UTF8 ? in.u16() : in.u8();
    }

    private String atomText(int tag, int from, int length) {
        return tag == Tag.ATOM || tag == Tag.SMALL_ATOM
                ? TermText.latin1(in.bytes(), from, length)
                : TermText.utf8OrFault(in.bytes(), from, length);
    }

    private JsonToken binary(int length) {
        int from = in.take(length);
        limits.validateStringLength(length);
        text = TermText.utf8(in.bytes(), from, length);
        if (text != null) {
            return JsonToken.VALUE_STRING;
        }
        binary = Arrays.copyOfRange(in.bytes(), from, from + length);
        return JsonToken.VALUE_EMBEDDED_OBJECT;
    }
}
