package dev.shard.faults;

/**
 * What happens to one direction of a connection when the byte after the first {@code after} ones is about to pass.
 *
 * @param kind how it ends
 * @param after bytes that still pass, counted from when the fault was set
 */
record Fault(Kind kind, long after) {
    /** Nothing ever happens. */
    static final Fault NONE = new Fault(Kind.CLOSE, Long.MAX_VALUE);

    /** How a stream of bytes can end. */
    enum Kind {
        /** Whatever follows is swallowed; the connection stays open, and the other direction goes on. */
        BLACK_HOLE,
        /** Both sides are told that the stream has ended (FIN). */
        CLOSE,
        /** Both sides are told that there is no such connection (RST). */
        RESET
    }
}
