package dev.shard.core.protocol;

/**
 * What went wrong lately; all of it is forgiven in time.
 *
 * @param unproductive connections and attempts in a row that did not stay active for long enough: "n" in the table
 * @param fruitless connections in a row that sent RESUME and ended without RESUMED or a replayed event
 * @param unreachable attempts in a row that did not get a connection without using the resume URL
 * @param resumeUrlBad whether the resume URL has failed since the session was last active
 * @param brokenStreams connections in a row that ended because decompression failed, with the compression at hand and none
 *     of them active before
 */
public record Trouble(int unproductive, int fruitless, int unreachable, boolean resumeUrlBad, int brokenStreams) {
    static final Trouble NONE = new Trouble(0, 0, 0, false, 0);

    Trouble withUnproductive(int value) {
        return new Trouble(value, fruitless, unreachable, resumeUrlBad, brokenStreams);
    }

    Trouble withFruitless(int value) {
        return new Trouble(unproductive, value, unreachable, resumeUrlBad, brokenStreams);
    }

    Trouble withUnreachable(int value) {
        return new Trouble(unproductive, fruitless, value, resumeUrlBad, brokenStreams);
    }

    Trouble withResumeUrlBad() {
        return new Trouble(unproductive, fruitless, unreachable, true, brokenStreams);
    }

    Trouble withBrokenStreams(int value) {
        return new Trouble(unproductive, fruitless, unreachable, resumeUrlBad, value);
    }

    /**
     * After a start, which forgives the past; but where the Gateway could not be reached before, the locator's known answer
     * is no better for it.
     */
    Trouble forgiven() {
        return NONE.withUnreachable(unreachable);
    }

    /** What was wrong with resuming a session that is gone. */
    Trouble withoutSession() {
        return new Trouble(unproductive, 0, unreachable, false, brokenStreams);
    }

    /** A session is established. Only time proves the connection productive: see {@link BackoffDelay}. */
    Trouble active() {
        return new Trouble(unproductive, 0, 0, false, 0);
    }
}
