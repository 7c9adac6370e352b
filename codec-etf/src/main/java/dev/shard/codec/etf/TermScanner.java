package dev.shard.codec.etf;

/**
 * Walks over terms without building anything. Methods take the index of a first byte and give the index behind the last
 * one; the bytes end before {@code end}. A {@link MalformedTerm} at {@code end} means that they are well-formed so far and
 * cut off. The bytes of texts and numbers are jumped over unseen.
 */
final class TermScanner {
    /** How deep lists, tuples and maps may lie in each other within one value. */
    static final int MAX_DEPTH = 256;

    private static final int OLD_FLOAT_BYTES = 31;

    private TermScanner() {}

    /** One term, without a version. */
    static int term(byte[] bytes, int from, int end) {
        return term(bytes, from, end, MAX_DEPTH);
    }

    /** The key of a pair: an atom, a binary or an integer. */
    static int key(byte[] bytes, int from, int end) {
        return switch (Octets.u8(bytes, from, end)) {
            case Tag.ATOM, Tag.ATOM_UTF8, Tag.SMALL_ATOM, Tag.SMALL_ATOM_UTF8, Tag.BINARY -> term(bytes, from, end);
            case Tag.SMALL_INTEGER, Tag.INTEGER, Tag.SMALL_BIG, Tag.LARGE_BIG -> term(bytes, from, end);
            default -> throw noKey(from);
        };
    }

    private static int term(byte[] bytes, int from, int end, int depthLeft) {
        int tag = Octets.u8(bytes, from, end);
        int at = from + 1;
        return switch (tag) {
            case Tag.NIL -> at;
            case Tag.SMALL_INTEGER -> Octets.skip(at, 1, end);
            case Tag.INTEGER -> Octets.skip(at, 4, end);
            case Tag.NEW_FLOAT -> Octets.skip(at, 8, end);
            case Tag.FLOAT -> Octets.skip(at, OLD_FLOAT_BYTES, end);
            case Tag.SMALL_ATOM, Tag.SMALL_ATOM_UTF8 -> Octets.skip(at + 1, Octets.u8(bytes, at, end), end);
            case Tag.ATOM, Tag.ATOM_UTF8, Tag.STRING -> Octets.skip(at + 2, Octets.u16(bytes, at, end), end);
            case Tag.BINARY -> Octets.skip(at + 4, Octets.u32(bytes, at, end), end);
            case Tag.SMALL_BIG -> Octets.skip(at + 1, 1L + Octets.u8(bytes, at, end), end);
            case Tag.LARGE_BIG -> Octets.skip(at + 4, 1L + Octets.u32(bytes, at, end), end);
            case Tag.SMALL_TUPLE -> terms(bytes, at + 1, end, Octets.u8(bytes, at, end), depthLeft);
            case Tag.LARGE_TUPLE -> terms(bytes, at + 4, end, Octets.u32(bytes, at, end), depthLeft);
            case Tag.LIST -> tail(bytes, terms(bytes, at + 4, end, Octets.u32(bytes, at, end), depthLeft), end);
            case Tag.MAP -> pairs(bytes, at + 4, end, Octets.u32(bytes, at, end), depthLeft);
            default -> throw new MalformedTerm(Tag.refusal(tag), from);
        };
    }

    private static int terms(byte[] bytes, int from, int end, long count, int depthLeft) {
        checkDepth(depthLeft, from);
        checkCount(count, from, end);
        int at = from;
        for (long i = 0; i < count; i++) {
            at = term(bytes, at, end, depthLeft - 1);
        }
        return at;
    }

    private static int pairs(byte[] bytes, int from, int end, long count, int depthLeft) {
        checkDepth(depthLeft, from);
        checkCount(2 * count, from, end);
        int at = from;
        for (long i = 0; i < count; i++) {
            at = term(bytes, key(bytes, at, end), end, depthLeft - 1);
        }
        return at;
    }

    /** What stands behind a list's elements: always the empty list. */
    static int tail(byte[] bytes, int from, int end) {
        if (Octets.u8(bytes, from, end) != Tag.NIL) {
            throw new MalformedTerm("a list ends in something else than the empty list", from);
        }
        return from + 1;
    }

    /** Every term has at least one byte, so a count may be known to be wrong before anything is read. */
    static int checkCount(long count, int at, int end) {
        Octets.skip(at, count, end);
        return (int) count;
    }

    static MalformedTerm noKey(int at) {
        return new MalformedTerm("a key is no atom, binary or integer", at);
    }

    private static void checkDepth(int depthLeft, int at) {
        if (depthLeft == 0) {
            throw new MalformedTerm("nested deeper than " + MAX_DEPTH, at - 1);
        }
    }
}
