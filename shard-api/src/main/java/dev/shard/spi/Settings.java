package dev.shard.spi;

import static java.util.Objects.requireNonNull;

import dev.shard.UnknownNameException;
import dev.shard.units.Durations;
import dev.shard.units.Sizes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A module's own part of the configuration, as keys and texts; where it was read from is not the module's business.
 *
 * <p>Each method throws {@link IllegalArgumentException} with key, value and what is allowed if a text does not fit.
 */
public final class Settings {
    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    /** No settings: every default holds. */
    public static Settings empty() {
        return of(Map.of());
    }

    /** Keys as written in the configuration, for example {@code io-threads}, to their values. */
    public static Settings of(Map<String, String> values) {
        return new Settings(Map.copyOf(values));
    }

    /**
     * Refuses what the module does not know, so that a misspelt key is not silently its default.
     *
     * @param keys every key that the module knows
     * @throws dev.shard.UnknownNameException if another one is set
     */
    public void allowOnly(String... keys) {
        List<String> known = List.of(keys);
        values.keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .findFirst()
                .ifPresent(unknown -> {
                    throw new UnknownNameException("setting", unknown, known);
                });
    }

    /** The text of a key; empty if it is not set. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(requireNonNull(key, "key")));
    }

    /** A whole number within bounds; empty if it is not set. */
    public OptionalLong number(String key, long smallest, long largest) {
        String text = values.get(key);
        if (text == null) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(text.strip());
            if (number >= smallest && number <= largest) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // Worded below, together with a number out of bounds.
        }
        throw new IllegalArgumentException(
                key + " must be a whole number from " + smallest + " to " + largest + ", was \"" + text + "\"");
    }

    /** {@code true} or {@code false}; empty if it is not set. */
    public Optional<Boolean> flag(String key) {
        return text(key).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(key + " must be true or false, was \"" + text + "\"");
        });
    }

    /** A number of bytes within bounds, such as {@code 64 KiB} or {@code 65536}; empty if it is not set. */
    public OptionalLong bytes(String key, long smallest, long largest) {
        Optional<Long> bytes = read(key, text -> Sizes.parse(text, smallest, largest));
        return bytes.isPresent() ? OptionalLong.of(bytes.get()) : OptionalLong.empty();
    }

    /** A duration such as {@code 10 s}, {@code PT10S} or {@code 10000}, which is milliseconds; empty if it is not set. */
    public Optional<Duration> duration(String key) {
        return read(key, Durations::parse);
    }

    /** A duration within bounds; empty if it is not set. */
    public Optional<Duration> duration(String key, Duration smallest, Duration largest) {
        return read(key, text -> Durations.parse(text, smallest, largest));
    }

    private <T> Optional<T> read(String key, Function<String, T> parser) {
        return text(key).map(text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException(key + " " + refused.getMessage(), refused);
            }
        });
    }
}
