package dev.shard.core.driver;

import dev.shard.Dispatch;

/**
 * How far a session has come, and how far its listeners have: what is stored must not be ahead of what they have processed, for
 * what comes after it is replayed to the next process. Costs nothing per event but a number. Used on the loop only.
 */
final class Progress {
    private int session;
    private long offered = Dispatch.NO_SEQUENCE;

    /**
     * Another session begins.
     *
     * @param processed sequence up to which it was processed elsewhere; {@link Dispatch#NO_SEQUENCE} for a new one, whose READY
     *     is still to be handed over
     */
    void begin(long processed) {
        session++;
        offered = processed;
    }

    /** A dispatch was handed over, or nobody wanted it. */
    void offered(long sequence) {
        if (sequence != Dispatch.NO_SEQUENCE) {
            offered = sequence;
        }
    }

    int session() {
        return session;
    }

    /** Of the last dispatch that was handed over in this session. */
    long offered() {
        return offered;
    }

    /** The last sequence from which every recipient has returned; {@link Dispatch#NO_SEQUENCE} if it is not even READY's. */
    long processed(QueuedOutlet[] outlets) {
        long least = offered;
        for (QueuedOutlet outlet : outlets) {
            Mail oldest = outlet.oldest();
            if (oldest != null && !oldest.last()) {
                least = Math.min(least, oldest.session() == session ? oldest.after() : Dispatch.NO_SEQUENCE);
            }
        }
        return least;
    }
}
