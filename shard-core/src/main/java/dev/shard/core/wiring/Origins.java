package dev.shard.core.wiring;

import com.typesafe.config.ConfigOrigin;

/** Says where a value was written. */
final class Origins {
    /** The resource that holds defaults. */
    static final String REFERENCE = "reference.conf";

    private Origins() {}

    /** File and line, or the words of whoever set the value. */
    static String describe(ConfigOrigin origin) {
        if (isReference(origin)) {
            return ConfiguredValue.DEFAULT;
        }
        if (origin.lineNumber() < 0) {
            return origin.description();
        }
        return source(origin) + ":" + origin.lineNumber();
    }

    static boolean isReference(ConfigOrigin origin) {
        return REFERENCE.equals(origin.resource());
    }

    /** Where it is, without the line, which a description has at its end. */
    private static String source(ConfigOrigin origin) {
        if (origin.resource() != null) {
            return origin.resource();
        }
        return origin.filename() != null
                ? origin.filename()
                : origin.description().replaceAll(": \\d+$", "");
    }
}
