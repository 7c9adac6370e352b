package dev.shard.core.driver;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Numbers that the loop counts and anybody reads. The loop is the only writer, so counting takes neither a lock nor a
 * barrier; readers see each number whole and soon.
 */
final class Counters {
    /** What is counted; the last two are moments, in nanoseconds of the loop's clock. */
    enum Count {
        MESSAGES,
        WIRE_BYTES,
        PAYLOAD_BYTES,
        DISPATCHES,
        SENT,
        REJECTED_PAYLOADS,
        CONNECTIONS,
        IDENTIFIES,
        RESUMES,
        GAPS,
        QUEUED_COMMANDS,
        LAST_MESSAGE_NANOS,
        LAST_DISPATCH_NANOS
    }

    private final AtomicLongArray values = new AtomicLongArray(Count.values().length);

    /** Loop: adds to a number. */
    void add(Count count, long amount) {
        int index = count.ordinal();
        values.setOpaque(index, values.getPlain(index) + amount);
    }

    /** Loop: replaces a number. */
    void set(Count count, long value) {
        values.setOpaque(count.ordinal(), value);
    }

    /** The number now. Callable from any thread. */
    long get(Count count) {
        return values.getOpaque(count.ordinal());
    }
}
