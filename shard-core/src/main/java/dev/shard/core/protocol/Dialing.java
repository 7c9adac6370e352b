package dev.shard.core.protocol;

import dev.shard.CloseAction;
import dev.shard.CloseStatus;
import dev.shard.ShardEvent;
import dev.shard.TransportException;
import dev.shard.core.protocol.ShardEffect.Abort;
import dev.shard.core.protocol.ShardInput.Closed;
import dev.shard.core.protocol.ShardInput.OfConnection;
import dev.shard.core.protocol.ShardInput.Opened;
import dev.shard.core.protocol.ShardInput.TimerFired;
import dev.shard.core.protocol.ShardState.AfterClose.Retry;
import dev.shard.core.protocol.ShardState.AwaitingHello;
import dev.shard.core.protocol.ShardState.Connecting;
import dev.shard.units.Durations;

/** While a connection is being opened. Rows 4 to 8. */
final class Dialing {
    private final MachineSettings settings;
    private final ClosePlan plan;
    private final Outcome outcome;

    Dialing(MachineSettings settings, Outcome outcome) {
        this.settings = settings;
        this.plan = new ClosePlan(settings.closeAction());
        this.outcome = outcome;
    }

    Step step(Connecting at, OfConnection input, Moment now) {
        if (input instanceof Opened opened) {
            return opened(at, opened);
        }
        if (input instanceof Closed closed) {
            return failed(at, closed.status(), effects().stop(Timer.CONNECT), now);
        }
        if (input instanceof TimerFired fired && fired.timer() == Timer.CONNECT) {
            return failed(at, tookTooLong(), effects().add(new Abort()), now);
        }
        return Step.stay(at);
    }

    /** Row 4. */
    private Step opened(Connecting at, Opened opened) {
        Course course = at.course().withTrouble(at.course().trouble().withUnreachable(0));
        Effects out = effects()
                .stop(Timer.CONNECT)
                .start(Timer.HELLO, at.generation(), settings.timeouts().hello())
                .tell(new ShardEvent.Connected(settings.shard(), opened.endpoint()));
        return out.go(at, new AwaitingHello(course, Connection.FRESH), "connection open");
    }

    /** Rows 5 to 8: the session stays, the URL that failed is avoided, and nothing falls back to plain text. */
    private Step failed(Connecting at, CloseStatus status, Effects out, Moment now) {
        Trouble before = at.course().trouble();
        Trouble trouble = before.withUnproductive(before.unproductive() + 1);
        Course course = at.course()
                .withTrouble(
                        at.target() instanceof Target.Resume
                                ? trouble.withResumeUrlBad()
                                : trouble.withUnreachable(trouble.unreachable() + 1));
        return plan.action(status) == CloseAction.FAIL
                ? outcome.failed(at, course, status, out)
                : outcome.ended(at, course, status, new Retry(ClosePlan.leastDelay(status)), out, now);
    }

    private CloseStatus tookTooLong() {
        return CloseStatus.neverOpened(new TransportException(
                TransportException.Phase.CONNECT,
                "not open within " + Durations.format(settings.timeouts().connect()),
                null));
    }

    private Effects effects() {
        return new Effects(settings.shard());
    }
}
