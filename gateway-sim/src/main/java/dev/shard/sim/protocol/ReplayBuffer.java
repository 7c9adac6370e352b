package dev.shard.sim.protocol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The latest dispatches of a session, for replay; bounded by their number and by the bytes of their data. */
public final class ReplayBuffer {
    /** A dispatch under the number that it was sent with. */
    public record Sent(long sequence, Event event) {
        private int bytes() {
            return event.data().json().length;
        }
    }

    private final ArrayDeque<Sent> kept = new ArrayDeque<>();
    private final int maxEvents;
    private final long maxBytes;
    private long bytes;
    private long lastDropped;

    public ReplayBuffer(int maxEvents, long maxBytes) {
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
    }

    public void add(Sent sent) {
        kept.addLast(sent);
        bytes += sent.bytes();
        while (kept.size() > maxEvents || bytes > maxBytes) {
            Sent dropped = kept.removeFirst();
            bytes -= dropped.bytes();
            lastDropped = dropped.sequence();
        }
    }

    /** Whether everything after this sequence is still here. */
    public boolean reachesBackTo(long sequence) {
        return sequence >= lastDropped;
    }

    /** Everything with a higher sequence, in order. */
    public List<Sent> after(long sequence) {
        List<Sent> missed = new ArrayList<>();
        for (var newest = kept.descendingIterator(); newest.hasNext(); ) {
            Sent sent = newest.next();
            if (sent.sequence() <= sequence) {
                break;
            }
            missed.add(sent);
        }
        Collections.reverse(missed);
        return missed;
    }

    public void clear() {
        kept.clear();
        bytes = 0;
    }
}
