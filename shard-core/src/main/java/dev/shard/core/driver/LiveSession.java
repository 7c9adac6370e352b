package dev.shard.core.driver;

import dev.shard.ShardSession;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A session and how far it has come. The loop moves it on with each event; whoever reads it gets an id and a sequence that
 * belong together, because another session is another object (R6).
 */
final class LiveSession {
    private final ShardSession start;
    private final AtomicLong sequence;

    LiveSession(ShardSession start) {
        this.start = start;
        sequence = new AtomicLong(start.sequence());
    }

    /** Loop: the session has come this far. */
    void moveTo(long newSequence) {
        sequence.setOpaque(newSequence);
    }

    /** Whether it differs from another one in nothing but how far it has come. */
    boolean continues(ShardSession other) {
        return start.withSequence(other.sequence()).equals(other);
    }

    long sequence() {
        return sequence.getOpaque();
    }

    ShardSession session() {
        return start.withSequence(sequence());
    }
}
