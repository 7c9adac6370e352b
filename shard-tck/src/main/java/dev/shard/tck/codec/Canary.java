package dev.shard.tck.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Stands for a bot token, or anything else of the users that must not be repeated. */
final class Canary {
    static final String TEXT = "Q4n4ry-S3cret";

    private Canary() {}

    /** Looks for it in all that a log would print of an exception, its causes included. */
    static void assertAbsent(Throwable fault) {
        var trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(TEXT.substring(0, 6)).doesNotContain(TEXT.substring(7));
    }
}
