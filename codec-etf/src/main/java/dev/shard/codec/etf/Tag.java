package dev.shard.codec.etf;

import org.jspecify.annotations.Nullable;

/**
 * The first byte of a term, which says what it is.
 *
 * @see "Erlang/OTP, ERTS User's Guide, External Term Format"
 */
final class Tag {
    /** Before the tag of an outermost term. */
    static final int VERSION = 131;

    /** Only behind the version: size, then the term deflated. */
    static final int COMPRESSED = 80;

    static final int NEW_FLOAT = 70;
    static final int SMALL_INTEGER = 97;
    static final int INTEGER = 98;
    static final int FLOAT = 99;
    static final int ATOM = 100;
    static final int SMALL_TUPLE = 104;
    static final int LARGE_TUPLE = 105;
    static final int NIL = 106;
    static final int STRING = 107;
    static final int LIST = 108;
    static final int BINARY = 109;
    static final int SMALL_BIG = 110;
    static final int LARGE_BIG = 111;
    static final int SMALL_ATOM = 115;
    static final int MAP = 116;
    static final int ATOM_UTF8 = 118;
    static final int SMALL_ATOM_UTF8 = 119;

    private Tag() {}

    /** Bytes in front of the text of an atom or a binary, the tag included; 0 for any other term. */
    static int textHeader(int tag) {
        return switch (tag) {
            case SMALL_ATOM, SMALL_ATOM_UTF8 -> 2;
            case ATOM, ATOM_UTF8 -> 3;
            case BINARY -> 5;
            default -> 0;
        };
    }

    /** Why a term with such a tag is not read. */
    static String refusal(int tag) {
        String family = family(tag);
        return family == null ? "unknown tag " + tag : family + " (tag " + tag + ") has no place in a payload";
    }

    private static @Nullable String family(int tag) {
        return switch (tag) {
            case 68 -> "a distribution header";
            case 69 -> "a distribution fragment";
            case 77 -> "a bit string";
            case COMPRESSED -> "a compressed term inside of another";
            case 82 -> "an atom cache reference";
            case 88, 103 -> "a pid";
            case 89, 102, 120 -> "a port";
            case 90, 101, 114 -> "a reference";
            case 112, 117 -> "a function";
            case 113 -> "an export";
            case 121 -> "a local term";
            case VERSION -> "a version inside of a term";
            default -> null;
        };
    }
}
