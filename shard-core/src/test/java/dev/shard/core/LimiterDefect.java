package dev.shard.core;

import dev.shard.ShardId;
import dev.shard.core.protocol.IdentifyPacing;
import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.identify.IdentifyJournal;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyPermit;
import dev.shard.spi.identify.IdentifyRequest;
import java.time.Duration;

/** Mistakes that a limiter, or who uses it, may make, and the law of {@link LimiterStorm} that finds each. */
enum LimiterDefect {
    NONE(""),
    MORE_BUCKETS_THAN_THERE_ARE("spacing") {
        @Override
        SessionStartLimit told(SessionStartLimit limit) {
            return new SessionStartLimit(limit.total(), limit.remaining(), limit.resetAfter(), 17);
        }
    },
    COUNTS_FROM_WHEN_IDENTIFY_WAS_WRITTEN("spacing") {
        @Override
        void spent(IdentifyPermit permit) {
            permit.spent();
            permit.ready();
        }
    },
    FORGETS_WITH_THE_PROCESS("spacing") {
        @Override
        IdentifyJournal journal(IdentifyJournal journal) {
            return new FakeJournal();
        }
    },
    HAS_NO_RESERVE("reserve") {
        @Override
        IdentifyPacing pacing(IdentifyPacing pacing) {
            return pacing.withReserve(0);
        }
    },
    BELIEVES_THE_DAY_TO_END_EARLY("reserve") {
        @Override
        SessionStartLimit told(SessionStartLimit limit) {
            Duration half = limit.resetAfter().dividedBy(2);
            return new SessionStartLimit(limit.total(), limit.remaining(), half, limit.maxConcurrency());
        }
    },
    COUNTS_WHAT_WAS_RETURNED("nothing is wasted") {
        @Override
        void unused(IdentifyPermit permit) {
            permit.spent();
            permit.failed();
        }
    },
    SERVES_THE_HIGHER_ID_FIRST("order") {
        @Override
        ShardId asked(ShardId shard) {
            int round = shard.id() / 16;
            return new ShardId(shard.id() % 16 + 16 * (62 - round), 1008);
        }
    };

    private final String law;

    LimiterDefect(String law) {
        this.law = law;
    }

    /** The name of the law that finds it. */
    String law() {
        return law;
    }

    SessionStartLimit told(SessionStartLimit limit) {
        return limit;
    }

    IdentifyPacing pacing(IdentifyPacing pacing) {
        return pacing;
    }

    IdentifyJournal journal(IdentifyJournal journal) {
        return journal;
    }

    ShardId asked(ShardId shard) {
        return shard;
    }

    void spent(IdentifyPermit permit) {
        permit.spent();
    }

    void unused(IdentifyPermit permit) {
        permit.unused();
    }

    /** The limiter with this defect. */
    IdentifyLimiter wrap(IdentifyLimiter limiter) {
        return new IdentifyLimiter() {
            @Override
            public IdentifyRequest request(ShardId shard, IdentifyListener listener) {
                return limiter.request(asked(shard), new DefectiveListener(LimiterDefect.this, listener));
            }

            @Override
            public void update(SessionStartLimit limit) {
                limiter.update(told(limit));
            }
        };
    }
}
