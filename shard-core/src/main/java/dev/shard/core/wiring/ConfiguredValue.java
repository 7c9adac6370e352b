package dev.shard.core.wiring;

/**
 * A value that is in force, and where it comes from.
 *
 * @param key its whole path, for example {@code shard.timeouts.hello}
 * @param text the value as text; secrets are redacted
 * @param origin for example {@code shard.conf:12}, {@code environment variable SHARD_CODEC} or {@code default}
 */
public record ConfiguredValue(String key, String text, String origin) {
    /** Where a value comes from that nobody has set. */
    public static final String DEFAULT = "default";

    /** Whether somebody has set it. */
    public boolean chosen() {
        return !origin.equals(DEFAULT);
    }
}
