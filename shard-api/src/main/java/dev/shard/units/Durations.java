package dev.shard.units;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as HOCON writes them, such as {@code 10 s} and {@code 500 ms}, and as ISO 8601 does, such as {@code PT10S}. */
public final class Durations {
    private static final Pattern AMOUNT = Pattern.compile("([+-]?\\d{1,18}(?:\\.\\d{1,9})?)\\s*([A-Za-z]*)");
    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000L);

    /** Some thousand years; beyond, nobody reads units, and milliseconds would come to an end. */
    private static final long LONGEST_IN_UNITS = Duration.ofDays(1_000_000).toSeconds();

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static final Map<String, Duration> UNITS = new HashMap<>();

    static {
        name(ChronoUnit.NANOS, "ns", "nano", "nanos", "nanosecond", "nanoseconds");
        name(ChronoUnit.MICROS, "us", "micro", "micros", "microsecond", "microseconds");
        name(ChronoUnit.MILLIS, "", "ms", "milli", "millis", "millisecond", "milliseconds");
        name(ChronoUnit.SECONDS, "s", "second", "seconds");
        name(ChronoUnit.MINUTES, "m", "min", "minute", "minutes");
        name(ChronoUnit.HOURS, "h", "hour", "hours");
        name(ChronoUnit.DAYS, "d", "day", "days");
    }

    private Durations() {}

    /**
     * Reads a duration; a number alone is milliseconds, and minutes may be {@code min} as well.
     *
     * @throws IllegalArgumentException if it is none; the message says what is allowed, and goes on the name of a setting
     */
    public static Duration parse(String text) {
        try {
            Matcher amount = AMOUNT.matcher(text.strip());
            if (!amount.matches()) {
                return Duration.parse(text.strip());
            }
            Duration unit = UNITS.get(amount.group(2));
            if (unit != null) {
                return times(new BigDecimal(amount.group(1)), unit);
            }
        } catch (DateTimeException | ArithmeticException notADuration) {
            // Worded below, together with an unknown unit.
        }
        throw new IllegalArgumentException("must be a duration such as 10 s, 500 ms or PT10S, was \"" + text + "\"");
    }

    /**
     * Reads a duration within bounds.
     *
     * @param smallest inclusive
     * @param largest inclusive
     * @throws IllegalArgumentException if it is none, or out of bounds; worded as for {@link #parse(String)}
     */
    public static Duration parse(String text, Duration smallest, Duration largest) {
        Duration duration = parse(text);
        if (duration.compareTo(smallest) < 0 || duration.compareTo(largest) > 0) {
            throw new IllegalArgumentException(
                    "must be from " + format(smallest) + " to " + format(largest) + ", was \"" + text + "\"");
        }
        return duration;
    }

    /**
     * A duration in its largest unit that holds it without a fraction, from {@code 1 ms} on: {@code 90 s}; as
     * {@link #parse} reads it. What is less than a millisecond is cut off from a longer one.
     */
    public static String format(Duration duration) {
        if (duration.isZero()) {
            return "0";
        }
        if (duration.toSeconds() > LONGEST_IN_UNITS || duration.toSeconds() < -LONGEST_IN_UNITS) {
            return duration.toString();
        }
        long millis = duration.toMillis();
        if (millis == 0) {
            return duration.toNanos() + " ns";
        }
        if (millis % DAY == 0) {
            return millis == DAY ? "1 day" : millis / DAY + " days";
        }
        if (millis % HOUR == 0) {
            return millis / HOUR + " h";
        }
        if (millis % MINUTE == 0) {
            return millis / MINUTE + " min";
        }
        return millis % SECOND == 0 ? millis / SECOND + " s" : millis + " ms";
    }

    private static Duration times(BigDecimal amount, Duration unit) {
        BigInteger nanos = amount.multiply(BigDecimal.valueOf(unit.toNanos())).toBigInteger();
        BigInteger[] seconds = nanos.divideAndRemainder(NANOS_PER_SECOND);
        return Duration.ofSeconds(seconds[0].longValueExact(), seconds[1].longValue());
    }

    private static void name(ChronoUnit unit, String... names) {
        for (String name : names) {
            UNITS.put(name, unit.getDuration());
        }
    }
}
