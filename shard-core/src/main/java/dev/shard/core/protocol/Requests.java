package dev.shard.core.protocol;

import dev.shard.LocalProtocolException;
import dev.shard.ShardException;
import dev.shard.ShardPhase;
import dev.shard.ShardSession;
import dev.shard.ShardStoppedException;
import dev.shard.core.protocol.ShardEffect.Abort;
import dev.shard.core.protocol.ShardEffect.Admit;
import dev.shard.core.protocol.ShardEffect.Hold;
import dev.shard.core.protocol.ShardInput.Start;
import dev.shard.core.protocol.ShardState.Active;
import dev.shard.core.protocol.ShardState.AfterClose.Fail;
import dev.shard.core.protocol.ShardState.AfterClose.RetryNow;
import dev.shard.core.protocol.ShardState.AfterClose.Stop;
import dev.shard.core.protocol.ShardState.Closing;
import dev.shard.core.protocol.ShardState.Connected;
import dev.shard.core.protocol.ShardState.Connecting;
import dev.shard.core.protocol.ShardState.Failed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the user asks for. Rows 1 to 3, 9, 41, 42, 57 to 59, 64. */
final class Requests {
    private static final String NEW_SESSION = "new session by request";

    private final MachineSettings settings;
    private final Parting parting;
    private final Outcome outcome;

    Requests(MachineSettings settings, Parting parting, Outcome outcome) {
        this.settings = settings;
        this.parting = parting;
        this.outcome = outcome;
    }

    /** Rows 1 to 3, 64. A start forgives what went wrong before. */
    Step start(ShardState at, Start start, Moment now) {
        if (isRunning(at)) {
            return refuse(at, misuse("runs already (" + at.phase() + "); disconnect it before connecting again"));
        }
        Effects out = effects();
        Course course = at.course()
                .withOrigin(start.origin())
                .withTrouble(at.course().trouble().forgiven());
        course = course.withSession(fresher(course.session(), start.stored()));
        return outcome.connect(at, fit(course, out, now), out, "start");
    }

    /** A store may be slow or have failed, so that what is stored lags behind what we still know. */
    private static @Nullable ShardSession fresher(@Nullable ShardSession known, @Nullable ShardSession stored) {
        if (known == null || stored == null) {
            return known == null ? stored : known;
        }
        return stored.updatedAt().isAfter(known.updatedAt()) ? stored : known;
    }

    /** Without a session that could not be resumed: it was identified otherwise, or is too old. */
    private Course fit(Course course, Effects out, Moment now) {
        @Nullable ShardSession session = course.session();
        if (session == null) {
            return course;
        }
        if (!session.shard().equals(settings.shard())) {
            // Another shard's numbering: no gap of ours.
            return out.loseSession(course, "it belongs to shard " + session.shard())
                    .gapReported();
        }
        if (!session.bot().equals(settings.bot())) {
            return out.loseSession(course, "it belongs to another bot").gapReported();
        }
        if (session.intents() != settings.intents().bits()) {
            return out.loseSession(course, "it was identified with other intents");
        }
        if (session.apiVersion() != course.origin().apiVersion()) {
            return out.loseSession(course, "it was identified with API version " + session.apiVersion());
        }
        Duration age = Duration.between(session.updatedAt(), now.wall());
        return age.compareTo(settings.maxSessionAge()) > 0
                ? out.loseSession(course, "it is " + age.toSeconds() + " s old")
                : course;
    }

    /** Rows 9, 57, 58. Without an open connection no close code can be sent, so that the session stays. */
    Step stop(ShardState at, int closeCode, Moment now) {
        if (at.phase().ended()) {
            return Step.stay(at);
        }
        if (at instanceof Connected connected) {
            return parting.stop(connected, closeCode, now);
        }
        if (at instanceof Closing closing) {
            return Step.stay(new Closing(closing.course(), closing.status(), new Stop()));
        }
        return outcome.stopped(at, at.course(), cancelled(at), "stopped by request");
    }

    /**
     * As rows 9 and 58, but for good: two processes that resume the same session would take it from each other without end. It
     * is the other one's now, so that nothing of it is kept, or ended, here.
     */
    Step takenOver(ShardState at, ShardException holder) {
        if (isStopping(at)) {
            return Step.stay(at);
        }
        if (at instanceof Connected connected) {
            return parting.takenOver(connected, holder);
        }
        Course course = at.course().withSession(null);
        return at instanceof Closing closing
                ? Step.stay(new Closing(course, closing.status(), new Fail(holder)))
                : outcome.takenOver(at, course, Parting.TAKEN_OVER, holder, cancelled(at));
    }

    /** Row 59, and the end of any wait (R9). */
    Step reconnect(ShardState at, Moment now) {
        if (isStopping(at)) {
            return refuse(at, notRunning());
        }
        if (at instanceof Connected connected) {
            return parting.replace(connected, Farewell.resuming("reconnect by request"), now);
        }
        if (at instanceof Closing closing) {
            return Step.stay(new Closing(closing.course(), closing.status(), new RetryNow()));
        }
        return at instanceof ShardState.Backoff
                ? outcome.connect(at, at.course(), cancelled(at), "reconnect by request")
                : Step.stay(at);
    }

    /** Row 59 with a new session. */
    Step reinstantiate(ShardState at, Moment now) {
        if (isStopping(at)) {
            return refuse(at, notRunning());
        }
        if (at instanceof Connected connected) {
            return parting.replace(connected, Farewell.identifying(NEW_SESSION), now);
        }
        if (at instanceof Connecting && at.session() == null) {
            return Step.stay(at);
        }
        Effects out = cancelled(at);
        Course course = out.loseSession(at.course(), NEW_SESSION);
        return at instanceof Closing closing
                ? out.stay(new Closing(course, closing.status(), new RetryNow()))
                : outcome.connect(at, course, out, NEW_SESSION);
    }

    /** Rows 41 and 42. */
    Step command(ShardState at) {
        if (at instanceof Failed failed) {
            return refuse(at, failed.reason());
        }
        if (at.phase() != ShardPhase.IDLE && isStopping(at)) {
            return refuse(
                    at,
                    new ShardStoppedException(
                            "shard=" + settings.shard() + " is stopped; connect it before sending commands"));
        }
        return effects().add(at instanceof Active ? new Admit() : new Hold()).stay(at);
    }

    /** A heartbeat out of turn is an answer like the one to op 1. */
    Step heartbeat(ShardState at, Liveness liveness, Moment now) {
        return at instanceof Connected connected
                ? liveness.beatNow(connected, now)
                : refuse(at, misuse("has no open connection (" + at.phase() + "), so no heartbeat can be sent"));
    }

    /** Cuts short what goes on without an open connection. */
    private Effects cancelled(ShardState at) {
        if (at instanceof Connecting) {
            return effects().add(new Abort()).stop(Timer.CONNECT);
        }
        return at instanceof ShardState.Backoff ? effects().stop(Timer.BACKOFF) : effects();
    }

    private static boolean isRunning(ShardState at) {
        return at.phase() != ShardPhase.IDLE && !at.phase().ended();
    }

    private static boolean isStopping(ShardState at) {
        return !isRunning(at) || at instanceof Closing closing && closing.then() instanceof Stop;
    }

    private LocalProtocolException notRunning() {
        return misuse("does not run; connect it first");
    }

    private LocalProtocolException misuse(String problem) {
        return new LocalProtocolException("shard=" + settings.shard() + " " + problem);
    }

    private Step refuse(ShardState at, ShardException reason) {
        return effects().refuse(reason).stay(at);
    }

    private Effects effects() {
        return new Effects(settings.shard());
    }
}
