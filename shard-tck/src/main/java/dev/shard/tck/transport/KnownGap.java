package dev.shard.tck.transport;

/**
 * Why a backend cannot pass a test, for a cause that is not its own.
 *
 * @param reason one phrase for whoever chooses a transport; stands in the test's output
 * @param always whether the test fails each time; if it passes nevertheless, the gap has closed and the test says so
 */
public record KnownGap(String reason, boolean always) {
    /** The library cannot do it. */
    public static KnownGap always(String reason) {
        return new KnownGap(reason, true);
    }

    /** The library loses a race with itself now and then. */
    public static KnownGap sometimes(String reason) {
        return new KnownGap(reason, false);
    }
}
