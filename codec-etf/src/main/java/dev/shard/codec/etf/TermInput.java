package dev.shard.codec.etf;

/** Bytes of a term, and how far they are read. */
final class TermInput {
    private final byte[] bytes;
    private final int end;
    private int at;

    TermInput(TermBytes term) {
        bytes = term.array();
        end = term.end();
        at = term.from();
    }

    byte[] bytes() {
        return bytes;
    }

    /** Index of the next byte in the array. */
    int at() {
        return at;
    }

    void checkEnd() {
        if (at < end) {
            throw new MalformedTerm("more bytes behind the term", at);
        }
    }

    int u8() {
        int value = Octets.u8(bytes, at, end);
        at++;
        return value;
    }

    int u16() {
        int value = Octets.u16(bytes, at, end);
        at += 2;
        return value;
    }

    int i32() {
        int value = Octets.i32(bytes, at, end);
        at += 4;
        return value;
    }

    double f64() {
        double value = Octets.f64(bytes, at, end);
        at += 8;
        return value;
    }

    /** Skips so many bytes; gives the index of the first one. */
    int take(int count) {
        int first = at;
        at = Octets.skip(at, count, end);
        return first;
    }

    /** A length of 32 bits, not more than what follows it. */
    int length() {
        long length = Octets.u32(bytes, at, end);
        at += 4;
        return TermScanner.checkCount(length, at, end);
    }

    /** A number of terms in 32 bits, each of so many bytes or more, not more than what follows it. */
    int count(int leastBytes) {
        long count = Octets.u32(bytes, at, end);
        at += 4;
        TermScanner.checkCount(count * leastBytes, at, end);
        return (int) count;
    }

    void skipTerm() {
        at = TermScanner.term(bytes, at, end);
    }

    void skipTail() {
        at = TermScanner.tail(bytes, at, end);
    }

    /** Skips one of those that a term is made of. */
    void skipElement(Frames.Kind kind) {
        switch (kind) {
            case STRING -> take(1);
            case MAP -> at = TermScanner.term(bytes, TermScanner.key(bytes, at, end), end);
            default -> skipTerm();
        }
    }
}
