package dev.shard.core.protocol;

import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import dev.shard.ShardException;
import dev.shard.ShardId;
import dev.shard.ShardSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The effects of one step while they come together. Deeds come before news: whoever listens finds done what he hears of,
 * and a slow listener delays nothing that this step sends.
 */
final class Effects {
    private final ShardId shard;
    private final List<ShardEffect> deeds = new ArrayList<>();
    private final List<ShardEffect> news = new ArrayList<>();

    Effects(ShardId shard) {
        this.shard = shard;
    }

    Effects add(ShardEffect deed) {
        deeds.add(deed);
        return this;
    }

    Effects tell(ShardEvent event) {
        news.add(new ShardEffect.Publish(event));
        return this;
    }

    void deliver(boolean replayed) {
        news.add(new ShardEffect.Deliver(replayed));
    }

    /** Comes with the news, for it is told to the listeners as well. */
    void fallBack(String cause) {
        news.add(new ShardEffect.FallBack(cause));
    }

    Effects refuse(ShardException reason) {
        return add(new ShardEffect.Refuse(reason));
    }

    Effects start(Timer timer, long generation, Duration delay) {
        return add(new ShardEffect.StartTimer(timer, generation, delay));
    }

    Effects stop(Timer timer) {
        return add(new ShardEffect.StopTimer(timer));
    }

    /** Gives the session up, if there is one; its gap is reported before the next event. */
    Course loseSession(Course course, String cause) {
        @Nullable ShardSession session = course.session();
        if (session == null) {
            return course;
        }
        add(new ShardEffect.ForgetSession()).tell(new ShardEvent.SessionLost(shard, session, cause));
        return course.lost(session);
    }

    /** Reports what a lost session has cost, if that is outstanding. */
    Course reportGap(Course course) {
        if (course.lostAfter() == Dispatch.NO_SEQUENCE) {
            return course;
        }
        tell(new ShardEvent.SequenceGap(shard, course.lostAfter() + 1, Dispatch.NO_SEQUENCE));
        return course.gapReported();
    }

    /** Reports something harmless, once per connection. */
    Connection oddity(Connection connection, String description) {
        if (!connection.isNew(description)) {
            return connection;
        }
        tell(new ShardEvent.Anomaly(shard, description));
        return connection.withOddity(description);
    }

    /** The step, in the same phase. */
    Step stay(ShardState next) {
        return step(next, null);
    }

    /**
     * The step into another phase.
     *
     * @param cause half a sentence
     */
    Step go(ShardState from, ShardState to, String cause) {
        return step(
                to,
                from.phase() == to.phase()
                        ? null
                        : new ShardEvent.PhaseChanged(shard, from.phase(), to.phase(), cause));
    }

    private Step step(ShardState next, ShardEvent.@Nullable PhaseChanged change) {
        List<ShardEffect> all = new ArrayList<>(deeds);
        if (change != null) {
            all.add(new ShardEffect.Publish(change));
        }
        all.addAll(news);
        return new Step(next, all);
    }
}
