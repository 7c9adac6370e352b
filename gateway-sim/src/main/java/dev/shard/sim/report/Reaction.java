package dev.shard.sim.report;

/** What the simulator does about a {@link Violation}, besides counting it. */
public sealed interface Reaction {

    /** Closes the connection with {@code code}. */
    record Close(int code) implements Reaction {}

    /** Sends op 9 with {@code resumable} as its data, and leaves the connection open. */
    record InvalidSession(boolean resumable) implements Reaction {}

    /** Ignores what was sent. */
    record Drop() implements Reaction {}

    /** Goes on as if the rule did not exist; where that makes no sense, the same as {@link Drop}. */
    record Tolerate() implements Reaction {}

    /** Closes with {@code code}, which is what most steps do. */
    static Reaction close(int code) {
        return new Close(code);
    }

    /** Answers with op 9. */
    static Reaction invalidSession(boolean resumable) {
        return new InvalidSession(resumable);
    }

    /** Ignores the payload. */
    static Reaction drop() {
        return new Drop();
    }

    /** Handles the payload as if it were right. */
    static Reaction tolerate() {
        return new Tolerate();
    }
}
