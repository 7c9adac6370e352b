package dev.shard.core.protocol;

import dev.shard.CloseAction;
import dev.shard.CloseStatus;
import dev.shard.ShardEvent;
import dev.shard.ShardException;
import dev.shard.ShardFailedException;
import dev.shard.ShardSession;
import dev.shard.ShardStoppedException;
import dev.shard.core.protocol.ShardEffect.Connect;
import dev.shard.core.protocol.ShardEffect.RefuseHeld;
import dev.shard.core.protocol.ShardEffect.SaveSession;
import dev.shard.core.protocol.ShardState.AfterClose;
import dev.shard.core.protocol.ShardState.Closing;
import dev.shard.core.protocol.ShardState.Connected;
import dev.shard.core.protocol.ShardState.Connecting;
import dev.shard.core.protocol.ShardState.Failed;
import dev.shard.core.protocol.ShardState.Stopped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What follows when there is no connection (any more): another one, a wait before it, or the end. */
final class Outcome {
    /** Failures in a row after which the locator's known answer is not trusted any more. Row 6. */
    private static final int FAILURES_BEFORE_REFRESH = 2;

    /** The transport keeps the same deadline and can say what it was waiting for; ours is for one that does not. */
    static final Duration TRANSPORT_FIRST = Duration.ofMillis(500);

    private final MachineSettings settings;
    private final Failures failures;

    Outcome(MachineSettings settings) {
        this.settings = settings;
        this.failures = new Failures(settings);
    }

    /** Another connection, now. Rows 1, 2, 62, 64. */
    Step connect(ShardState from, Course course, Effects out, String cause) {
        Course next = course.nextGeneration();
        Target target = target(next);
        out.add(new Connect(next.generation(), target, next.origin().apiVersion()))
                .start(
                        Timer.CONNECT,
                        next.generation(),
                        settings.timeouts().connect().plus(TRANSPORT_FIRST));
        return out.go(from, new Connecting(next, target), cause);
    }

    /** The resume URL for a session, unless it has none or a bad one; else where the user or the locator says. */
    private static Target target(Course course) {
        @Nullable ShardSession session = course.session();
        if (session != null && session.resumeUrl() != null && !course.trouble().resumeUrlBad()) {
            return new Target.Resume(session.resumeUrl());
        }
        return course.origin().url() != null
                ? new Target.Given(course.origin().url())
                : new Target.Discovery(course.trouble().unreachable() >= FAILURES_BEFORE_REFRESH);
    }

    /** A connection has ended, or an attempt has failed, and this is to follow. */
    Step ended(ShardState from, Course course, CloseStatus status, AfterClose then, Effects out, Moment now) {
        if (then instanceof AfterClose.Stop) {
            return stopped(from, course, disconnected(out, status), "stopped by request");
        }
        if (then instanceof AfterClose.RetryNow) {
            out.tell(new ShardEvent.Disconnected(settings.shard(), status, Optional.of(action(course)), Duration.ZERO));
            save(from, course, out);
            return connect(from, course, out, "reconnect by request");
        }
        if (then instanceof AfterClose.Fail fail) {
            return takenOver(from, course, status, fail.holder(), disconnected(out, status));
        }
        return retry(from, course, status, ((AfterClose.Retry) then).atLeast(), out, now);
    }

    /** The end, because another process runs the shard. */
    Step takenOver(ShardState from, Course course, CloseStatus status, ShardException holder, Effects out) {
        return failed(from, course, status.describe(), failures.takenOver(status, holder), out);
    }

    private Step retry(ShardState from, Course course, CloseStatus status, Duration atLeast, Effects out, Moment now) {
        int attempts = course.trouble().unproductive();
        if (!settings.autoReconnect()) {
            return stopped(from, course, disconnected(out, status), status.describe());
        }
        if (settings.backoff().maxAttempts() > 0
                && attempts >= settings.backoff().maxAttempts()) {
            return failed(from, course, status, failures.gaveUp(status, attempts), out);
        }
        Duration drawn = BackoffDelay.after(settings.backoff(), attempts, now.chance());
        Duration delay = drawn.compareTo(atLeast) < 0 ? atLeast : drawn;
        save(from, course, out);
        out.start(Timer.BACKOFF, course.generation(), delay)
                .tell(new ShardEvent.Disconnected(settings.shard(), status, Optional.of(action(course)), delay));
        return out.go(from, new ShardState.Backoff(course), status.describe());
    }

    /** The end, by request or because nobody wants another connection. What can be resumed is handed out. */
    Step stopped(ShardState from, Course course, Effects out, String cause) {
        save(from, course, out);
        out.add(new RefuseHeld(new ShardStoppedException(
                        "shard=" + settings.shard() + " was stopped before the command could be sent")))
                .tell(new ShardEvent.Stopped(settings.shard(), course.session()));
        return out.go(from, new Stopped(course), cause);
    }

    /** The end, because the peer said something final. Row 27. */
    Step failed(ShardState from, Course course, CloseStatus status, Effects out) {
        return failed(from, course, status, failures.ended(status), out);
    }

    private Step failed(ShardState from, Course course, CloseStatus status, ShardFailedException reason, Effects out) {
        save(from, course, out);
        return failed(from, course, status.describe(), reason, disconnected(out, status));
    }

    private Step failed(ShardState from, Course course, String cause, ShardFailedException reason, Effects out) {
        out.add(new RefuseHeld(reason)).tell(new ShardEvent.Failed(settings.shard(), reason));
        return out.go(from, new Failed(course, reason), cause);
    }

    private Effects disconnected(Effects out, CloseStatus status) {
        return out.tell(new ShardEvent.Disconnected(settings.shard(), status, Optional.empty(), Duration.ZERO));
    }

    private static CloseAction action(Course course) {
        return course.session() == null ? CloseAction.IDENTIFY : CloseAction.RESUME;
    }

    /** Stores what can be resumed; where there was no connection, nothing has changed since the last time. */
    private static void save(ShardState from, Course course, Effects out) {
        if (course.session() != null && (from instanceof Connected || from instanceof Closing)) {
            out.add(new SaveSession(course.session()));
        }
    }
}
