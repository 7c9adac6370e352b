package dev.shard.cli;

import dev.shard.CloseStatus;
import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import dev.shard.ShardListener;
import dev.shard.sim.report.SessionRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts what one shard of the demo delivered, session by session, to be held against the simulator's own books. Runs on
 * the event loop and is read by others.
 */
final class DemoTally implements ShardListener {
    /** What was delivered of one session. */
    static final class Session {
        private long received;
        private long last;
        private long duplicates;
        private long reportedMissing;
        private boolean endReported;
        private long digest;

        long received() {
            return received;
        }

        long duplicates() {
            return duplicates;
        }

        long last() {
            return last;
        }

        private void add(Dispatch event) {
            if (event.sequence() <= last) {
                duplicates++;
                return;
            }
            received++;
            last = event.sequence();
            digest = SessionRecord.digest(digest, event.sequence(), event.name());
        }

        /**
         * Events of this session that the simulator dispatched, that did not arrive, and that no gap told of. A digest that
         * differs although the count is right means that something else arrived in an event's place.
         */
        long lost(SessionRecord record) {
            boolean owed = record.resumable() || !endReported;
            long expected = owed ? record.dispatched() : last;
            long missing = Math.max(0, expected - received - reportedMissing);
            boolean complete = received == record.dispatched();
            return missing == 0 && complete && digest != record.digest() ? 1 : missing;
        }

        /** Events that this session owed: what arrived, and what should have. */
        long expected(SessionRecord record) {
            return received + lost(record);
        }
    }

    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private @Nullable Session current;
    private long gaps;
    private boolean ready;
    private boolean peerWasSilent;
    private long silentPeersOvercome;

    @Override
    public synchronized void onReady(ShardEvent.Ready event) {
        ready = true;
        current = sessions.computeIfAbsent(event.session().sessionId(), id -> new Session());
    }

    @Override
    public synchronized void onDisconnected(ShardEvent.Disconnected event) {
        peerWasSilent = event.status().origin() == CloseStatus.Origin.LOCAL
                && event.status().reason().startsWith("heartbeat not acknowledged");
    }

    @Override
    public synchronized void onResumed(ShardEvent.Resumed event) {
        silentPeersOvercome += peerWasSilent ? 1 : 0;
        peerWasSilent = false;
    }

    @Override
    public synchronized void onDispatch(Dispatch event) {
        if (current != null && event.sequence() != Dispatch.NO_SEQUENCE) {
            current.add(event);
        }
    }

    @Override
    public synchronized void onEvent(ShardEvent event) {
        if (event instanceof ShardEvent.SequenceGap gap) {
            gaps++;
            if (current != null && gap.last() != Dispatch.NO_SEQUENCE) {
                current.reportedMissing += gap.last() - gap.first() + 1;
            }
        } else if (event instanceof ShardEvent.SessionLost && current != null) {
            current.endReported = true;
        }
    }

    synchronized Optional<Session> session(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /** Whether the shard was ready at least once. */
    synchronized boolean ready() {
        return ready;
    }

    synchronized long gaps() {
        return gaps;
    }

    /** Half-open links and silent peers that were noticed by their missing acknowledgement, and after which the session went on. */
    synchronized long silentPeersOvercome() {
        return silentPeersOvercome;
    }
}
