package dev.shard.core.wiring;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** What a text stands for. Each method throws {@link IllegalArgumentException} with what is allowed and what was written. */
final class Texts {
    private Texts() {}

    /** A number that fits an {@code int}. */
    static int wholeNumber(String text) {
        return (int) within(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** A URL, not yet looked at. */
    static URI uri(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(
                    "is no URL: " + malformed.getReason() + ", was \"" + text + "\"", malformed);
        }
    }

    /** A whole number within bounds. */
    static long within(String text, long smallest, long largest) {
        try {
            long number = Long.parseLong(text.strip());
            if (number >= smallest && number <= largest) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Worded below, together with a number out of bounds.
        }
        throw new IllegalArgumentException(
                "must be a whole number from " + smallest + " to " + largest + ", was \"" + text + "\"");
    }

    /** {@code true} or {@code false}, and their other words in HOCON. */
    static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("must be true or false, was \"" + text + "\"");
        };
    }
}
