package dev.shard.core.driver;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Mail between the loop and one consumer, in order, without a lock. It tells when it is full but still takes what comes:
 * whoever fills it stops reading, and what had been read by then must find its place.
 */
final class EventQueue {
    /** Beyond its bound the queue takes this many more; then {@link Mail#expendable()} mail is dropped. */
    static final int SLACK = 4096;

    private final int maxEvents;
    private final long maxBytes;
    private final Queue<Mail> mails = new ConcurrentLinkedQueue<>();
    private final AtomicInteger events = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    /** An empty queue that is full when it holds that many events or bytes. */
    EventQueue(int maxEvents, long maxBytes) {
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
    }

    /** Appends. Callable from any thread. */
    void offer(Mail mail) {
        if (mail.expendable() && events.get() - SLACK >= maxEvents) {
            return;
        }
        // Counted first: the consumer must not take away what was not yet added.
        events.incrementAndGet();
        bytes.addAndGet(mail.bytes());
        mails.add(mail);
    }

    /** Takes the oldest; null if there is none. For the consumer only. */
    @Nullable Mail poll() {
        Mail mail = mails.poll();
        if (mail != null) {
            events.decrementAndGet();
            bytes.addAndGet(-mail.bytes());
        }
        return mail;
    }

    /** The oldest, left in its place; null if there is none. For the consumer only. */
    @Nullable Mail peek() {
        return mails.peek();
    }

    boolean isEmpty() {
        return mails.isEmpty();
    }

    /** Whether reading should stop. */
    boolean full() {
        return events.get() >= maxEvents || bytes.get() >= maxBytes;
    }

    /** Whether reading may go on. */
    boolean halfFree() {
        return events.get() <= maxEvents / 2 && bytes.get() <= maxBytes / 2;
    }
}
