package dev.shard.core.protocol;

import static java.util.Objects.requireNonNull;

import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import dev.shard.ShardSession;
import dev.shard.core.protocol.Payload.Ready;
import dev.shard.core.protocol.ShardEffect.OpenSendGate;
import dev.shard.core.protocol.ShardEffect.SaveSession;
import dev.shard.core.protocol.ShardState.Active;
import dev.shard.core.protocol.ShardState.AwaitingHello;
import dev.shard.core.protocol.ShardState.AwaitingPermit;
import dev.shard.core.protocol.ShardState.Connected;
import dev.shard.core.protocol.ShardState.Resuming;

/**
 * Op 0: events, READY and RESUMED. An event is handed out and counted in one step, once and in order; what is missing is
 * said before what follows. Rows 15, 21 to 23, 26, 28 to 30, 36 to 39.
 */
final class Dispatches {
    private static final String SEEN = "an event came again, or out of order";
    private static final String AGAIN = "READY or RESUMED came in the middle of a session";

    private final MachineSettings settings;
    private final Parting parting;

    Dispatches(MachineSettings settings, Parting parting) {
        this.settings = settings;
        this.parting = parting;
    }

    /** Rows 15, 26, 28, 36 to 38. The name does not matter: what is unknown is handed out like the rest. */
    Step event(Connected at, long sequence) {
        Effects out = effects();
        if (at instanceof Active) {
            return out.stay(counted(at, sequence, false, out));
        }
        if (at instanceof Resuming resuming) {
            return out.stay(replayed(resuming, sequence, out));
        }
        Connected told = at.with(out.oddity(at.connection(), "an event came before READY or RESUMED"));
        return out.stay(at.session() == null ? strayed(told, sequence, out) : counted(told, sequence, false, out));
    }

    /** Rows 21 to 23, 30, and 39 as far as it speaks of READY. */
    Step ready(Connected at, Ready ready, Moment now) {
        if (at instanceof AwaitingHello || at instanceof AwaitingPermit) {
            return event(at, ready.sequence());
        }
        if (ready.sessionId() == null) {
            return parting.abandon(at, "READY without a session_id", now);
        }
        Effects out = effects();
        Course course = at.course();
        if (course.session() != null) {
            out.tell(new ShardEvent.SessionLost(settings.shard(), course.session(), "the Gateway began another one"));
            course = course.lost(course.session());
        }
        ShardSession session = begun(ready, ready.sessionId(), course, now);
        course = out.reportGap(course).withSession(session);
        Connection connection = ready.resumeUrl() == null
                ? out.oddity(at.connection(), "READY came without a usable resume_gateway_url")
                : at.connection();
        out.add(new SaveSession(session))
                .tell(new ShardEvent.Ready(settings.shard(), session))
                .deliver(false);
        if (at instanceof Active active) {
            return out.stay(new Active(course, out.oddity(connection, AGAIN), active.sinceNanos()));
        }
        return active(at, course, connection, out, "READY", now);
    }

    /** READY begins a new numbering, so its sequence is taken as it is. */
    private ShardSession begun(Ready ready, String id, Course course, Moment now) {
        return new ShardSession(
                settings.shard(),
                id,
                Math.max(0, ready.sequence()),
                ready.resumeUrl(),
                settings.intents().bits(),
                course.origin().apiVersion(),
                settings.bot(),
                now.wall());
    }

    /** Row 29, and 39 as far as it speaks of RESUMED. */
    Step resumed(Connected at, long sequence, Moment now) {
        Effects out = effects();
        if (at instanceof Active) {
            return out.stay(counted(at.with(out.oddity(at.connection(), AGAIN)), sequence, false, out));
        }
        if (!(at instanceof Resuming resuming)) {
            return event(at, sequence);
        }
        Course course = out.reportGap(at.course());
        ShardSession before = session(at);
        ShardSession session = advanced(before, sequence).withUpdatedAt(now.wall());
        reportGap(before, sequence, out);
        out.add(new SaveSession(session)).tell(new ShardEvent.Resumed(settings.shard(), session, resuming.replayed()));
        Connection connection = at.connection();
        if (isSeen(before, sequence)) {
            connection = out.oddity(connection, SEEN);
        } else {
            out.deliver(false);
        }
        return active(at, course.withSession(session), connection, out, "RESUMED", now);
    }

    private Step active(Connected at, Course course, Connection connection, Effects out, String cause, Moment now) {
        Course active = course.withTrouble(course.trouble().active());
        return out.add(new OpenSendGate()).go(at, new Active(active, connection, now.nanos()), cause);
    }

    /** Row 28: a resume that replays something is not fruitless, whatever becomes of it. */
    private Connected replayed(Resuming at, long sequence, Effects out) {
        boolean seen = isSeen(session(at), sequence);
        Connected next = counted(at, sequence, true, out);
        return seen
                ? next
                : new Resuming(
                        next.course().withTrouble(next.course().trouble().withFruitless(0)),
                        next.connection(),
                        at.replayed() + 1);
    }

    /**
     * Hands out the event of a session and counts it; one that was seen before is dropped (R11). A session that was started
     * from the store may follow one that was lost, whose gap is still to be told.
     */
    private Connected counted(Connected at, long sequence, boolean replayed, Effects out) {
        ShardSession session = session(at);
        if (isSeen(session, sequence)) {
            return at.with(out.oddity(at.connection(), SEEN));
        }
        Course course = out.reportGap(at.course());
        reportGap(session, sequence, out);
        out.deliver(replayed);
        return at.with(course.withSession(advanced(session, sequence)));
    }

    /** An event without a session: its sequence serves for heartbeats only. */
    private Connected strayed(Connected at, long sequence, Effects out) {
        Connected told = at.with(out.reportGap(at.course()));
        out.deliver(false);
        return sequence == Dispatch.NO_SEQUENCE
                ? told
                : told.with(at.connection().withStrayedSequence(sequence));
    }

    private void reportGap(ShardSession session, long sequence, Effects out) {
        if (sequence - session.sequence() > 1) {
            out.tell(new ShardEvent.SequenceGap(settings.shard(), session.sequence() + 1, sequence - 1));
        }
    }

    private static boolean isSeen(ShardSession session, long sequence) {
        return sequence != Dispatch.NO_SEQUENCE && sequence <= session.sequence();
    }

    private static ShardSession advanced(ShardSession session, long sequence) {
        return sequence > session.sequence() ? session.withSequence(sequence) : session;
    }

    /** Never null where this is asked: a state that counts events has a session. */
    private static ShardSession session(Connected at) {
        return requireNonNull(at.session(), "session");
    }

    private Effects effects() {
        return new Effects(settings.shard());
    }
}
