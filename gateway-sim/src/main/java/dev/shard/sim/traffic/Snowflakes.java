package dev.shard.sim.traffic;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Ids and times as Discord writes them. Times are Unix milliseconds unless a name says otherwise. */
final class Snowflakes {
    /** The first second of 2015. */
    static final long EPOCH = 1_420_070_400_000L;

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'", Locale.ROOT);
    private static final int SERIAL_BITS = 22;
    private static final long SERIAL_MASK = (1L << SERIAL_BITS) - 1;

    private Snowflakes() {}

    /** The id of something made at {@code millis}; the low 22 bits of {@code serial} tell equal times apart. */
    static long at(long millis, long serial) {
        return ((millis - EPOCH) << SERIAL_BITS) | (serial & SERIAL_MASK);
    }

    static long millis(long snowflake) {
        return (snowflake >>> SERIAL_BITS) + EPOCH;
    }

    /** ISO 8601 with microseconds and a numeric offset. */
    static String iso(long millis) {
        int nanos = Math.floorMod(millis, 1000) * 1_000_000;
        return ISO.format(LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000L), nanos, ZoneOffset.UTC));
    }
}
