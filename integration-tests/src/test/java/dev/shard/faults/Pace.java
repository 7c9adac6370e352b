package dev.shard.faults;

import java.time.Duration;

/**
 * How slowly the bytes of a connection travel, each way.
 *
 * @param latency from one end to the other
 * @param bytesPerSecond at most
 * @param pieceBytes at most in one write
 */
record Pace(Duration latency, long bytesPerSecond, int pieceBytes) {
    /** As fast as the machine is. */
    static final Pace UNHINDERED = new Pace(Duration.ZERO, Long.MAX_VALUE, Integer.MAX_VALUE);

    static Pace latency(Duration value) {
        return new Pace(value, Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    static Pace bandwidth(long bytesPerSecond) {
        return new Pace(Duration.ZERO, bytesPerSecond, 1024);
    }

    /** Each byte leaves by itself, with a pause after it that is long enough for it to arrive by itself. */
    static Pace byteByByte() {
        return new Pace(Duration.ZERO, 50_000, 1);
    }
}
