package dev.shard.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import dev.shard.ShardListener;
import dev.shard.sim.report.Ledger;
import dev.shard.sim.report.SessionRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what one shard delivered, session by session, to be held against the simulator's ledger (R11). */
final class Deliveries implements ShardListener {
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private @Nullable Session current;

    private static final class Session {
        private long last;
        private long digest;
        private long nextIfReported;
        private boolean lostIsKnown;
        private boolean hasGap;
        private String outOfOrder = "";

        void add(Dispatch event) {
            long expected = Math.max(last + 1, nextIfReported);
            if (event.sequence() != expected) {
                outOfOrder += " s=" + event.sequence() + " after s=" + last;
            }
            last = event.sequence();
            digest = SessionRecord.digest(digest, last, event.name());
        }
    }

    @Override
    public synchronized void onReady(ShardEvent.Ready event) {
        current = sessions.computeIfAbsent(event.session().sessionId(), id -> new Session());
    }

    @Override
    public synchronized void onDispatch(Dispatch event) {
        if (current != null && event.sequence() != Dispatch.NO_SEQUENCE) {
            current.add(event);
        }
    }

    @Override
    public synchronized void onEvent(ShardEvent event) {
        if (event instanceof ShardEvent.SessionLost && current != null) {
            current.lostIsKnown = true;
        } else if (event instanceof ShardEvent.SequenceGap gap
                && gap.last() != Dispatch.NO_SEQUENCE
                && current != null) {
            current.nextIfReported = gap.last() + 1;
            current.hasGap = true;
        }
    }

    /** Whether everything has arrived that the living sessions of this shard were sent. */
    synchronized boolean complete(Ledger ledger, int shardId) {
        return ledger.sessions().stream()
                .filter(record -> record.shard().id() == shardId && record.resumable())
                .allMatch(record -> {
                    Session session = sessions.get(record.id());
                    return session != null && session.last == record.dispatched();
                });
    }

    /** Fails unless each event arrived once and in order, and every loss was told of. */
    synchronized void assertFaithfulTo(Ledger ledger, int shardId) {
        for (SessionRecord record : ledger.sessions()) {
            if (record.shard().id() != shardId) {
                continue;
            }
            Session session = sessions.getOrDefault(record.id(), new Session());
            assertThat(session.outOfOrder).as("out of order in %s", record).isEmpty();
            boolean mayBeShort = !record.resumable() && session.lostIsKnown;
            if (!mayBeShort) {
                assertThat(session.last).as("last of %s", record).isEqualTo(record.dispatched());
            }
            if (session.last == record.dispatched() && !session.hasGap) {
                assertThat(session.digest).as("digest of %s", record).isEqualTo(record.digest());
            }
        }
    }
}
