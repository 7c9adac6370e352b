package dev.shard.simulation;

import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import dev.shard.ShardSession;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one process was told of its sessions and of their events, held against what the Gateway sent. */
final class Deliveries {
    private final World world;
    private final ModelGateway gateway;
    private final Subject subject;
    private @Nullable String session;
    private long last;
    /** Of another process: what was sent right behind the replay may be marked as well. */
    private boolean stored;

    private long lostAfter = Dispatch.NO_SEQUENCE;
    private ShardEvent.@Nullable SequenceGap gap;

    Deliveries(World world, ModelGateway gateway, Subject subject) {
        this.world = world;
        this.gateway = gateway;
        this.subject = subject;
    }

    /** The session that goes on, as far as this process has told; null without one. */
    @Nullable String session() {
        return session;
    }

    /** Whether it was begun by another process. */
    boolean stored() {
        return stored;
    }

    /** The application ended it. */
    void endSession() {
        session = null;
    }

    /** READY came. */
    void begin(ShardSession begun) {
        world.expect(session == null, "R6 sessions do not vanish silently", begun + " in the place of " + session);
        session = begun.sessionId();
        last = 0;
        stored = false;
    }

    /** The shard says that a session is lost. */
    void lose(ShardSession lost) {
        if (session != null) {
            world.expect(
                    session.equals(lost.sessionId()) && last == lost.sequence(),
                    "R6 the session is atomic",
                    lost + " after " + session + " at " + last);
        }
        lostAfter = lost.sequence();
        session = null;
    }

    /** RESUME is being written. */
    void resuming(String id, long sequence) {
        if (session == null) {
            session = id;
            last = sequence;
            stored = true;
        }
        world.expect(
                session.equals(id) && last == sequence,
                "R6 the session is atomic",
                "RESUME of " + id + " at " + sequence + " after " + session + " at " + last);
    }

    /** The shard says that events are missing. */
    void missing(ShardEvent.SequenceGap told) {
        world.expect(gap == null, "R11 gaps come before the next event", told + " after " + gap);
        gap = told;
    }

    /** An event reaches the application. */
    void dispatch(Dispatch event) {
        long content = content(event);
        if (lostAfter != Dispatch.NO_SEQUENCE) {
            expectGap(lostAfter + 1, Dispatch.NO_SEQUENCE, event);
            lostAfter = Dispatch.NO_SEQUENCE;
        }
        ShardSession known = subject.shard().session().orElse(null);
        if (event.sequence() == Dispatch.NO_SEQUENCE || known == null) {
            world.expect(gateway.sentLoose(content, event.name()), "R11 only what was sent", event.name());
            world.expect(gap == null, "R11 gaps are true", gap + " before " + event.name());
        } else {
            numbered(event, content, known);
        }
    }

    private long content(Dispatch event) {
        return event.data().as(Object.class) instanceof Map<?, ?> map && map.get("n") instanceof Number number
                ? number.longValue()
                : 0;
    }

    private void numbered(Dispatch event, long content, ShardSession known) {
        if (session == null) {
            // A new process, before its first handshake.
            session = known.sessionId();
            stored = true;
            last = Math.min(known.sequence(), event.sequence() - 1);
        }
        long sequence = event.sequence();
        GatewaySession.Event sent =
                Objects.requireNonNull(gateway.session(session)).event(sequence);
        world.expect(
                sent != null && event.name().equals(sent.payload().t()) && content == contentOf(sent.payload()),
                "R11 only what was sent",
                event.name() + " " + sequence + " of " + session + " with content " + content);
        world.expect(sequence > last, "law 1: once and in order", sequence + " after " + last + " of " + session);
        if (sequence > last + 1) {
            expectGap(last + 1, sequence - 1, event);
            expectMissing(last + 1, sequence - 1);
        }
        world.expect(gap == null, "R11 gaps are true", gap + " before " + sequence);
        expectMark(event);
        last = sequence;
    }

    private static long contentOf(Payload payload) {
        return payload.d() instanceof Map<?, ?> map && map.get("n") instanceof Number number ? number.longValue() : 0;
    }

    private void expectGap(long first, long lastMissing, Dispatch before) {
        ShardEvent.SequenceGap told = gap;
        gap = null;
        world.expect(
                told != null && told.first() == first && told.last() == lastMissing,
                "law 1: gaps are told",
                "from " + first + " to " + lastMissing + ", told " + told + " before " + before.sequence());
    }

    /** What is said to be missing is not the client's fault. */
    private void expectMissing(long first, long lastMissing) {
        GatewaySession of = Objects.requireNonNull(gateway.session(session));
        for (long missing = first; missing <= lastMissing; missing++) {
            GatewaySession.Event event = of.event(missing);
            world.expect(
                    event != null && event.mayBeMissing(),
                    "law 1: nothing is lost",
                    "sequence " + missing + " of " + session);
        }
    }

    private void expectMark(Dispatch event) {
        Wire wire = subject.transport().current();
        GatewayConnection peer = wire == null ? null : wire.peer();
        Boolean replay = peer == null ? null : peer.replayed(String.valueOf(session), event.sequence());
        world.expect(
                Boolean.valueOf(event.replayed()).equals(replay) || event.replayed() && stored,
                "R11 replays are marked",
                event.sequence() + " was " + (event.replayed() ? "" : "not ") + "marked, sent as replay: " + replay);
    }

    /** The event of a sequence was handed to the client, which had not seen it before. */
    void expectHeard(long sequence) {
        world.expect(last == sequence, "law 1: nothing is lost", sequence + " was received and not delivered");
    }

    /** In the end everything that the Gateway ever had for this session was heard. */
    void expectComplete(GatewaySession of) {
        world.expect(of.id().equals(session), "law 6: recovers", "at the end it is in " + session + ", not " + of.id());
        expectMissing(last + 1, of.last());
    }
}
