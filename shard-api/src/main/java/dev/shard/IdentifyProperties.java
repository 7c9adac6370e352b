package dev.shard;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * The {@code properties} of IDENTIFY: what the client says about itself.
 *
 * @param os operating system
 * @param browser name of the library
 * @param device name of the library
 */
public record IdentifyProperties(String os, String browser, String device) {
    /** Checks that all are there. */
    public IdentifyProperties {
        requireNonNull(os, "os");
        requireNonNull(browser, "browser");
        requireNonNull(device, "device");
    }

    /** This operating system and {@code shard} as the library. */
    public static IdentifyProperties ofThisLibrary() {
        String os = System.getProperty("os.name", "unknown").toLowerCase(Locale.ROOT);
        return new IdentifyProperties(os, "shard", "shard");
    }
}
