package dev.shard.core.protocol;

import dev.shard.Dispatch;
import dev.shard.ShardConfig;
import dev.shard.ShardSession;
import org.jspecify.annotations.Nullable;

/**
 * What a shard takes along from one connection to the next. Id, URL and sequence of the session change together, because
 * they are one value (R6).
 *
 * @param origin where to connect without a session
 * @param generation number of the current or last connection; 0 before the first
 * @param session what can be resumed; null without one
 * @param lostAfter last sequence of a session that was lost, while that is not yet reported as a gap; else
 *     {@link Dispatch#NO_SEQUENCE}
 * @param trouble what went wrong lately
 */
public record Course(
        Origin origin, long generation, @Nullable ShardSession session, long lostAfter, Trouble trouble) {
    /** Before the first start. */
    static final Course INITIAL =
            new Course(new Origin(null, ShardConfig.DEFAULT_API_VERSION), 0, null, Dispatch.NO_SEQUENCE, Trouble.NONE);

    Course withOrigin(Origin value) {
        return new Course(value, generation, session, lostAfter, trouble);
    }

    Course withSession(@Nullable ShardSession value) {
        return new Course(origin, generation, value, lostAfter, trouble);
    }

    Course withTrouble(Trouble value) {
        return new Course(origin, generation, session, lostAfter, value);
    }

    Course nextGeneration() {
        return new Course(origin, generation + 1, session, lostAfter, trouble);
    }

    /** Without the session, whose missing events are to be reported. */
    Course lost(ShardSession lost) {
        return new Course(origin, generation, null, lost.sequence(), trouble.withoutSession());
    }

    Course gapReported() {
        return new Course(origin, generation, session, Dispatch.NO_SEQUENCE, trouble);
    }
}
