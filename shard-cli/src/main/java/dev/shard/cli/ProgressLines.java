package dev.shard.cli;

import dev.shard.CloseAction;
import dev.shard.IdentifyDelay;
import dev.shard.ShardEvent;
import dev.shard.ShardFailedException;
import dev.shard.ShardId;
import dev.shard.ShardListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells on standard error how shards are doing, a line for each thing that a person would want to know. */
final class ProgressLines implements ShardListener {
    private final PrintWriter err;
    private final Map<ShardId, ShardFailedException> failed = new ConcurrentHashMap<>();

    ProgressLines(PrintWriter err) {
        this.err = err;
    }

    /** The shards that failed for good, and why. */
    Map<ShardId, ShardFailedException> failed() {
        return failed;
    }

    @Override
    public void onConnected(ShardEvent.Connected event) {
        say(event, "connected to " + event.endpoint());
    }

    @Override
    public void onReady(ShardEvent.Ready event) {
        say(event, "ready, session " + event.session().sessionId());
    }

    @Override
    public void onResumed(ShardEvent.Resumed event) {
        say(event, "resumed, " + event.replayed() + " missed events came again");
    }

    @Override
    public void onDisconnected(ShardEvent.Disconnected event) {
        String next = event.next()
                .map(action -> action == CloseAction.RESUME ? "; resuming" : "; connecting again")
                .orElse("");
        say(event, event.status().describe() + (next.isEmpty() ? "" : next + in(event.delay())));
    }

    @Override
    public void onEvent(ShardEvent event) {
        if (event instanceof ShardEvent.SequenceGap gap) {
            say(gap, "events are missing from s=" + gap.first() + (gap.last() < 0 ? " on" : " to s=" + gap.last()));
        } else if (event instanceof ShardEvent.SessionLost lost) {
            say(lost, "session lost: " + lost.cause());
        } else if (event instanceof ShardEvent.IdentifyDelayed delayed) {
            say(
                    delayed,
                    why(delayed.delay().reason()) + "; going on"
                            + in(delayed.delay().retryAfter()));
        } else if (event instanceof ShardEvent.SessionStoreFailed unkept) {
            say(unkept, "the session is not kept: " + unkept.failure().getMessage());
        } else if (event instanceof ShardEvent.PayloadRejected rejected) {
            say(rejected, "skipped a payload: " + rejected.problem().getMessage());
        } else if (event instanceof ShardEvent.CompressionChanged changed) {
            say(changed, "compression " + changed.to() + " instead of " + changed.from() + ": " + changed.cause());
        } else if (event instanceof ShardEvent.LoopBlocked blocked) {
            say(
                    blocked,
                    "the event loop has been busy for " + blocked.blockedFor().toMillis() + " ms");
        } else if (event instanceof ShardEvent.Failed over) {
            failed.put(over.shard(), over.reason());
        }
    }

    private static String why(IdentifyDelay.Reason reason) {
        return switch (reason) {
            case DAILY_BUDGET -> "the day's identifies are used up but for the reserve";
            case CRASH_LOOP -> "identified too often without a stable session";
            case JOURNAL_UNAVAILABLE -> "the count of the day's identifies cannot be read or written";
        };
    }

    private static String in(Duration delay) {
        return delay.isZero() ? " now" : String.format(" in %.1f s", delay.toMillis() / 1000.0);
    }

    private void say(ShardEvent event, String sentence) {
        err.println("shard=" + event.shard() + " " + sentence);
        err.flush();
    }
}
