package dev.shard.core.protocol;

import dev.shard.CloseStatus;
import dev.shard.core.protocol.ShardEffect.Abort;
import dev.shard.core.protocol.ShardInput.Closed;
import dev.shard.core.protocol.ShardInput.OfConnection;
import dev.shard.core.protocol.ShardInput.TimerFired;
import dev.shard.core.protocol.ShardState.AfterClose;
import dev.shard.core.protocol.ShardState.Closing;

/** While a close of ours is under way. Rows 60 and 61. */
final class Hangup {
    private final MachineSettings settings;
    private final ClosePlan plan;
    private final Outcome outcome;

    Hangup(MachineSettings settings, Outcome outcome) {
        this.settings = settings;
        this.plan = new ClosePlan(settings.closeAction());
        this.outcome = outcome;
    }

    Step step(Closing at, OfConnection input, Moment now) {
        if (input instanceof Closed closed) {
            return closed(at, closed.status(), now);
        }
        if (input instanceof TimerFired fired && fired.timer() == Timer.CLOSE) {
            Effects out = new Effects(settings.shard()).add(new Abort());
            return outcome.ended(at, at.course(), at.status(), at.then(), out, now);
        }
        // Row 61: whatever still comes in is neither delivered nor counted; the replay will bring it again.
        return Step.stay(at);
    }

    /** Row 60. A close frame of the peer's own may have crossed ours; then its code has the last word. */
    private Step closed(Closing at, CloseStatus status, Moment now) {
        Effects out = new Effects(settings.shard()).stop(Timer.CLOSE);
        if (status.origin() != CloseStatus.Origin.PEER || at.then() instanceof AfterClose.Stop) {
            return outcome.ended(at, at.course(), at.status(), at.then(), out, now);
        }
        return switch (plan.action(status)) {
            case FAIL -> outcome.failed(at, at.course(), status, out);
            case IDENTIFY -> {
                Course course = out.loseSession(at.course(), status.describe());
                yield outcome.ended(at, course, status, at.then(), out, now);
            }
            case RESUME -> outcome.ended(at, at.course(), status, at.then(), out, now);
        };
    }
}
