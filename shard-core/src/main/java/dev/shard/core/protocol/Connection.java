package dev.shard.core.protocol;

import dev.shard.Dispatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known of one connection; made anew for each.
 *
 * @param heartbeat its heartbeats
 * @param strayedSequence last sequence that came without a session, for heartbeats only; else
 *     {@link Dispatch#NO_SEQUENCE}
 * @param undecodable when the last two payloads that could not be read came
 * @param oddities what was already reported, so that it is reported once
 */
public record Connection(HeartbeatClock heartbeat, long strayedSequence, List<Long> undecodable, Set<String> oddities) {
    private static final int MAX_ODDITIES = 64;

    /** Just opened. */
    static final Connection FRESH = new Connection(HeartbeatClock.STILL, Dispatch.NO_SEQUENCE, List.of(), Set.of());

    /** Copies the collections. */
    public Connection {
        undecodable = List.copyOf(undecodable);
        oddities = Set.copyOf(oddities);
    }

    Connection withHeartbeat(HeartbeatClock value) {
        return new Connection(value, strayedSequence, undecodable, oddities);
    }

    Connection withStrayedSequence(long value) {
        return new Connection(heartbeat, value, undecodable, oddities);
    }

    /** Whether an oddity is to be reported: it is new, and the peer has not already filled the list. */
    boolean isNew(String oddity) {
        return oddities.size() < MAX_ODDITIES && !oddities.contains(oddity);
    }

    Connection withOddity(String oddity) {
        Set<String> more = new HashSet<>(oddities);
        more.add(oddity);
        return new Connection(heartbeat, strayedSequence, undecodable, more);
    }

    /** Whether one more undecodable payload now makes three within the window. */
    boolean isThirdUndecodable(long now, long windowNanos) {
        return undecodable.size() == 2 && now - undecodable.get(0) < windowNanos;
    }

    Connection withUndecodable(long now) {
        List<Long> last = new ArrayList<>(undecodable);
        last.add(now);
        return new Connection(
                heartbeat, strayedSequence, last.subList(Math.max(0, last.size() - 2), last.size()), oddities);
    }
}
