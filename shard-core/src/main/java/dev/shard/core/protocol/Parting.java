package dev.shard.core.protocol;

import dev.shard.CloseAction;
import dev.shard.CloseStatus;
import dev.shard.RemoteProtocolException;
import dev.shard.ShardEvent;
import dev.shard.ShardException;
import dev.shard.ShardSession;
import dev.shard.TransportException;
import dev.shard.core.protocol.ShardEffect.Abort;
import dev.shard.core.protocol.ShardEffect.CancelPermit;
import dev.shard.core.protocol.ShardEffect.Close;
import dev.shard.core.protocol.ShardEffect.ForgetSession;
import dev.shard.core.protocol.ShardEffect.ShutSendGate;
import dev.shard.core.protocol.ShardState.Active;
import dev.shard.core.protocol.ShardState.AfterClose;
import dev.shard.core.protocol.ShardState.AfterClose.Fail;
import dev.shard.core.protocol.ShardState.AfterClose.Retry;
import dev.shard.core.protocol.ShardState.AfterClose.RetryNow;
import dev.shard.core.protocol.ShardState.AfterClose.Stop;
import dev.shard.core.protocol.ShardState.AwaitingHello;
import dev.shard.core.protocol.ShardState.AwaitingPermit;
import dev.shard.core.protocol.ShardState.Closing;
import dev.shard.core.protocol.ShardState.Connected;
import dev.shard.core.protocol.ShardState.Resuming;
import dev.shard.units.Durations;
import java.time.Duration;

/** How a connection ends that was open: closed by us, closed by the peer, or lost. */
final class Parting {
    /** With a code that does not end the session, which is another process's now. */
    static final CloseStatus TAKEN_OVER =
            CloseStatus.local(CloseStatus.RESUMABLE, "another process runs the shard now");

    private static final int FRUITLESS_RESUMES = 3;
    private static final int BROKEN_STREAMS = 2;
    private static final long UNDECODABLE_WINDOW_NANOS = Duration.ofSeconds(60).toNanos();

    private final MachineSettings settings;
    private final ClosePlan plan;
    private final Outcome outcome;

    Parting(MachineSettings settings, Outcome outcome) {
        this.settings = settings;
        this.plan = new ClosePlan(settings.closeAction());
        this.outcome = outcome;
    }

    /** Rows 18, 25, 27, 34, 35, 55, 56: the peer closed, or the connection broke. */
    Step closed(Connected at, CloseStatus status, Moment now) {
        Effects out = left(at);
        Course course = settled(at, now);
        CloseAction action = plan.action(status);
        if (action == CloseAction.FAIL) {
            return outcome.failed(at, course, status, out);
        }
        Course planned = planned(course, action, status.describe(), out);
        return outcome.ended(at, planned, status, new Retry(ClosePlan.leastDelay(status)), out, now);
    }

    /** Row 16: the peer opened the connection and says nothing. It would not answer a close frame either. */
    Step helloTimedOut(AwaitingHello at, Moment now) {
        String why = "no HELLO within " + Durations.format(settings.timeouts().hello());
        CloseStatus status = CloseStatus.lost(new TransportException(TransportException.Phase.OPEN, why, null));
        return outcome.ended(at, settled(at, now), status, new Retry(Duration.ZERO), left(at).add(new Abort()), now);
    }

    /** Rows 12, 13, 18, 23, 25, 33, 40, 51: this connection is of no more use; the session is, if there is one. */
    Step abandon(Connected at, String why, Moment now) {
        return leave(at, settled(at, now), Farewell.resuming(why), left(at));
    }

    /** Rows 14, 24, 31, 32: op 9. Without a session there is nothing to resume, whatever it says. */
    Step invalidSession(Connected at, boolean resumable, Moment now) {
        Farewell farewell = resumable && at.session() != null
                ? Farewell.resuming("op 9: resume")
                : Farewell.identifying("op 9: invalid session");
        Duration pause = BackoffDelay.afterInvalidSession(now.chance());
        return leave(at, settled(at, now), farewell.butNotBefore(pause), left(at));
    }

    /** Row 48: a peer that did not answer the heartbeat will hardly answer the close frame, so the wait is short. */
    Step zombie(Connected at, Moment now) {
        Farewell farewell = Farewell.resuming("heartbeat not acknowledged");
        return leave(at, settled(at, now), farewell, settings.timeouts().zombieClose(), left(at));
    }

    /** Rows 50, 51: one bad payload is skipped, since a replay would only bring it again; three cost the connection. */
    Step undecodable(Connected at, RemoteProtocolException problem, Moment now) {
        ShardEvent rejected = new ShardEvent.PayloadRejected(settings.shard(), problem);
        if (at.connection().isThirdUndecodable(now.nanos(), UNDECODABLE_WINDOW_NANOS)) {
            Farewell farewell = Farewell.resuming("three undecodable payloads in a minute");
            return leave(at, settled(at, now), farewell, left(at).tell(rejected));
        }
        Connection connection = at.connection().withUndecodable(now.nanos());
        return new Effects(settings.shard()).tell(rejected).stay(at.with(connection));
    }

    /**
     * Row 52: the context is lost, the connection with it. If the replay breaks the next one too, the session is given up,
     * and with it the compression: a session cannot be resumed with another than it was begun with.
     */
    Step decompressionFailed(Connected at, RemoteProtocolException problem, Moment now) {
        int broken = at.course().trouble().brokenStreams() + 1;
        Effects out = left(at).tell(new ShardEvent.PayloadRejected(settings.shard(), problem));
        Farewell farewell = Farewell.resuming("decompression failed");
        if (broken == BROKEN_STREAMS) {
            out.fallBack("decompression failed on " + BROKEN_STREAMS + " connections in a row");
            return leave(at, settled(at, now), farewell.butIdentifying(), out);
        }
        Course settled = settled(at, now);
        return leave(at, settled.withTrouble(settled.trouble().withBrokenStreams(broken)), farewell, out);
    }

    /** Row 59: the user wants another connection. That says nothing about this one, so no trouble is counted. */
    Step replace(Connected at, Farewell farewell, Moment now) {
        Effects out = left(at);
        Course course =
                planned(parted(at, now), farewell.next(), farewell.status().reason(), out);
        return close(
                at,
                course,
                farewell.status(),
                new RetryNow(),
                settings.timeouts().close(),
                out);
    }

    /** Rows 57, 58: the user wants no connection any more. */
    Step stop(Connected at, int closeCode, Moment now) {
        Effects out = left(at);
        Course course = parted(at, now);
        if (CloseStatus.endsSession(closeCode) && course.session() != null) {
            out.add(new ForgetSession());
            course = course.withSession(null);
        }
        CloseStatus status = CloseStatus.local(closeCode, "stopped by request");
        return close(at, course, status, new Stop(), settings.timeouts().close(), out);
    }

    /** As row 58, but for good, and the session is not kept. */
    Step takenOver(Connected at, ShardException holder) {
        Course course = at.course().withSession(null);
        return close(
                at, course, TAKEN_OVER, new Fail(holder), settings.timeouts().close(), left(at));
    }

    private Step leave(Connected at, Course settled, Farewell farewell, Effects out) {
        return leave(at, settled, farewell, settings.timeouts().close(), out);
    }

    private Step leave(Connected at, Course settled, Farewell farewell, Duration wait, Effects out) {
        Course course = planned(settled, farewell.next(), farewell.status().reason(), out);
        return close(at, course, farewell.status(), new Retry(farewell.atLeast()), wait, out);
    }

    private Step close(Connected at, Course course, CloseStatus status, AfterClose then, Duration wait, Effects out) {
        out.add(new Close(status.code(), status.reason())).start(Timer.CLOSE, at.generation(), wait);
        return out.go(at, new Closing(course, status, then), status.describe());
    }

    /** What ends with every connection: its timer, its place in the limiter's queue, the leave to send commands. */
    private Effects left(Connected at) {
        Effects out = new Effects(settings.shard());
        if (at instanceof Active) {
            out.add(new ShutSendGate());
        }
        if (at instanceof AwaitingPermit) {
            out.add(new CancelPermit());
        }
        return out.stop(at instanceof AwaitingHello ? Timer.HELLO : Timer.HEARTBEAT);
    }

    /** The account of a connection that ends: was it of any use? */
    private Course settled(Connected at, Moment now) {
        Trouble trouble = at.course().trouble().withBrokenStreams(0);
        trouble = trouble.withUnproductive(wasStable(at, now) ? 0 : trouble.unproductive() + 1);
        if (at instanceof Resuming resuming && resuming.replayed() == 0) {
            trouble = trouble.withFruitless(trouble.fruitless() + 1).withResumeUrlBad();
        }
        if (at instanceof AwaitingHello) {
            trouble = trouble.withResumeUrlBad();
        }
        return parted(at, now).withTrouble(trouble);
    }

    /** From the end of its connection on, a session's days are numbered; one that was not resumed is not younger for it. */
    private static Course parted(Connected at, Moment now) {
        ShardSession session = at.session();
        boolean wasAlive = at instanceof Active || at instanceof Resuming resuming && resuming.replayed() > 0;
        return session != null && wasAlive ? at.course().withSession(session.withUpdatedAt(now.wall())) : at.course();
    }

    /** READY alone does not count: a peer that says READY and hangs up would be hammered with identifies (S3). */
    private boolean wasStable(Connected at, Moment now) {
        return at instanceof Active active
                && now.nanos() - active.sinceNanos()
                        >= settings.backoff().stableAfter().toNanos();
    }

    /** PLAN: keeps the session unless what happened forbids it, or it could not be resumed three times in a row. */
    private Course planned(Course course, CloseAction action, String why, Effects out) {
        if (action == CloseAction.IDENTIFY) {
            return out.loseSession(course, why);
        }
        return course.trouble().fruitless() >= FRUITLESS_RESUMES
                ? out.loseSession(course, FRUITLESS_RESUMES + " resumes in a row came to nothing")
                : course;
    }
}
