package dev.shard.cli;

import dev.shard.core.wiring.ConfigurationSources;
import org.jspecify.annotations.Nullable;

/**
 * Options of the command line as settings.
 *
 * @param sources what they are added to
 */
record CommandLineSettings(ConfigurationSources sources) {
    /** How an origin begins that is an option. */
    static final String ORIGIN = "option ";

    /** Sets a key, if the option was given. */
    void set(String key, @Nullable String value, String option) {
        if (value != null) {
            sources.set(key, value, ORIGIN + option);
        }
    }
}
