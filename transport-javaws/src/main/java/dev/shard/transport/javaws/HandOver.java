package dev.shard.transport.javaws;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the reading thread has received and the loop has not taken yet, in order. Connection lifetime.
 *
 * <p>It is bounded by bytes: the reading thread waits while it is full, so nothing more is read, and the peer is slowed down
 * by its own full socket. A single entry larger than the bound is let in when nothing else is there.
 */
final class HandOver {
    static final int MAX_BYTES = 256 * 1024;

    // What an entry costs by itself, so that a flood of empty ones is bounded too.
    private static final int ENTRY_BYTES = 64;

    private record Entry(int bytes, Runnable signal) {}

    private final Runnable wake;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();

    // Guarded by the lock.
    private final Queue<Entry> entries = new ArrayDeque<>();
    private long held;
    private boolean taken = true;
    private boolean closed;

    /** @param wake asks the loop to take entries until there are none; not asked again before {@link #take} said so */
    HandOver(Runnable wake) {
        this.wake = wake;
    }

    /**
     * Adds what the loop is to do next; waits while there is no room. Nothing happens once the other side is closed. To be
     * called by the reading thread.
     *
     * @param bytes what {@code signal} holds on to
     */
    void put(int bytes, Runnable signal) {
        if (add(new Entry(bytes + ENTRY_BYTES, signal))) {
            wake.run();
        }
    }

    private boolean add(Entry entry) {
        lock.lock();
        try {
            while (!closed && !entries.isEmpty() && held + entry.bytes() > MAX_BYTES) {
                room.awaitUninterruptibly();
            }
            if (closed) {
                return false;
            }
            entries.add(entry);
            held += entry.bytes();
            boolean idle = taken;
            taken = false;
            return idle;
        } finally {
            lock.unlock();
        }
    }

    /** The next entry; null if there is none, and the loop will be woken for the next. To be called on the loop. */
    @Nullable Runnable take() {
        lock.lock();
        try {
            Entry next = entries.poll();
            if (next == null) {
                taken = true;
                return null;
            }
            held -= next.bytes();
            room.signal();
            return next.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Drops everything, and whatever may still come. */
    void close() {
        lock.lock();
        try {
            closed = true;
            entries.clear();
            room.signal();
        } finally {
            lock.unlock();
        }
    }
}
