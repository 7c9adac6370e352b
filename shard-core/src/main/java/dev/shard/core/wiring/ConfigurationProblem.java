package dev.shard.core.wiring;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a configuration.
 *
 * @param origin where it was written, for example {@code shard.conf:12} or {@code environment variable SHARD_CODEC}; empty
 *     if it was not written anywhere
 * @param text the key, what was asked for, what is allowed, and the fix
 */
public record ConfigurationProblem(String origin, String text) {
    /** Checks that both are there. */
    public ConfigurationProblem {
        requireNonNull(origin, "origin");
        requireNonNull(text, "text");
    }

    /** One line. */
    @Override
    public String toString() {
        return origin.isEmpty() ? text : origin + ": " + text;
    }
}
