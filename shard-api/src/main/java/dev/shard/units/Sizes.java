package dev.shard.units;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as HOCON writes them, such as {@code 64 KiB} and {@code 65536}. */
public final class Sizes {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,19}(?:\\.\\d{1,9})?)\\s*([A-Za-z]*)");
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    private static final Map<String, Long> UNITS = new HashMap<>();

    static {
        name(1, "", "b", "B", "byte", "bytes");
        name(1_000, "kB", "kilobyte", "kilobytes");
        name(1_000_000, "MB", "megabyte", "megabytes");
        name(1_000_000_000, "GB", "gigabyte", "gigabytes");
        name(KIB, "k", "K", "Ki", "KiB", "kibibyte", "kibibytes");
        name(MIB, "m", "M", "Mi", "MiB", "mebibyte", "mebibytes");
        name(GIB, "g", "G", "Gi", "GiB", "gibibyte", "gibibytes");
    }

    private Sizes() {}

    /**
     * Reads a number of bytes, up to gigabytes; a fraction of a byte is cut off.
     *
     * @param smallest inclusive, at least 0
     * @param largest inclusive
     * @throws IllegalArgumentException if it is none, or out of bounds; the message says what is allowed, and goes on the
     *     name of a setting
     */
    public static long parse(String text, long smallest, long largest) {
        Matcher size = SIZE.matcher(text.strip());
        Long unit = size.matches() ? UNITS.get(size.group(2)) : null;
        if (unit != null) {
            BigDecimal bytes = new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(unit));
            if (bytes.compareTo(BigDecimal.valueOf(smallest)) >= 0
                    && bytes.compareTo(BigDecimal.valueOf(largest)) <= 0) {
                return bytes.longValue();
            }
        }
        throw new IllegalArgumentException(
                "must be a size " + bounds(smallest, largest) + ", such as 65536 or 64 KiB, was \"" + text + "\"");
    }

    /** A size in its largest unit that holds it without a fraction: {@code 64 KiB}; as {@link #parse} reads it. */
    public static String format(long bytes) {
        if (bytes == 0) {
            return "0";
        }
        if (bytes % GIB == 0) {
            return bytes / GIB + " GiB";
        }
        if (bytes % MIB == 0) {
            return bytes / MIB + " MiB";
        }
        if (bytes % KIB == 0) {
            return bytes / KIB + " KiB";
        }
        return bytes == 1 ? "1 byte" : bytes + " bytes";
    }

    /** What a number type can just hold is told as the round number that it is below. */
    private static String bounds(long smallest, long largest) {
        if (largest == Long.MAX_VALUE) {
            return "of at least " + format(smallest);
        }
        String last = (largest + 1) % GIB == 0 ? "less than " + format(largest + 1) : format(largest);
        return "from " + format(smallest) + " to " + last;
    }

    private static void name(long bytes, String... names) {
        for (String name : names) {
            UNITS.put(name, bytes);
        }
    }
}
