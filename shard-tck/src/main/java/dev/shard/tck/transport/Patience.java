package dev.shard.tck.transport;

/** How long a test waits for what should be there at once; {@code -Dshard.tck.patience.millis=…} on a slow machine. */
final class Patience {
    private static final String KEY = "shard.tck.patience.millis";
    private static final int DEFAULT = 10_000;

    private Patience() {}

    static int millis() {
        return Integer.getInteger(KEY, DEFAULT);
    }
}
