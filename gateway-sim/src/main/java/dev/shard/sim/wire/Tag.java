package dev.shard.sim.wire;

/** The bytes by which terms begin. Source: Erlang, "External Term Format". */
final class Tag {
    /** Begins everything that is not nested. */
    static final int VERSION = 131;

    static final int NEW_FLOAT = 70;
    static final int COMPRESSED = 80;
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
}
