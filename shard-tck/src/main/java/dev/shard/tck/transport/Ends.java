package dev.shard.tck.transport;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.CloseStatus.Origin;
import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Compares how a connection ended with how it should have; what does not fit is shown with the stack that led to it. */
final class Ends {
    private Ends() {}

    static void assertOrigin(CloseStatus status, Origin origin) {
        assertThat(status.origin())
                .withFailMessage(() -> "origin should be " + origin + ", was " + told(status))
                .isEqualTo(origin);
    }

    static void assertPhase(TransportException failure, Phase phase) {
        assertThat(failure.phase())
                .withFailMessage(() -> "phase should be " + phase + ", was " + failure.phase() + ": " + stack(failure))
                .isEqualTo(phase);
    }

    /** What broke, where something must have. */
    static TransportException failure(CloseStatus status, Origin origin) {
        assertOrigin(status, origin);
        return requireNonNull(status.failure(), "a status of " + origin + " needs a failure that says what broke");
    }

    static String told(CloseStatus status) {
        return status + stack(status.failure());
    }

    private static String stack(@Nullable Throwable failure) {
        if (failure == null) {
            return "";
        }
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return "\n" + trace;
    }
}
