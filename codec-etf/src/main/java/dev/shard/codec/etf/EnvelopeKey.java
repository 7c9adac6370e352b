package dev.shard.codec.etf;

/** The keys of a payload that mean something to us. */
enum EnvelopeKey {
    OP,
    S,
    T,
    D,
    OTHER;

    /** Tells a key by its text. */
    static EnvelopeKey of(byte[] bytes, int from, int length) {
        if (length == 1) {
            return switch (bytes[from]) {
                case 's' -> S;
                case 't' -> T;
                case 'd' -> D;
                default -> OTHER;
            };
        }
        return length == 2 && bytes[from] == 'o' && bytes[from + 1] == 'p' ? OP : OTHER;
    }
}
