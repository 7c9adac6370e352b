package dev.shard.codec.etf;

/** What an atom stands for. */
enum Atom {
    NULL,
    TRUE,
    FALSE,
    NAME;

    /** Tells an atom by its bytes, which are the same in both families where they mean something. */
    static Atom of(byte[] bytes, int from, int length) {
        return switch (length) {
            case 3 -> matches("nil", bytes, from) ? NULL : NAME;
            case 4 -> matches("null", bytes, from) ? NULL : matches("true", bytes, from) ? TRUE : NAME;
            case 5 -> matches("false", bytes, from) ? FALSE : NAME;
            default -> NAME;
        };
    }

    private static boolean matches(String word, byte[] bytes, int from) {
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
