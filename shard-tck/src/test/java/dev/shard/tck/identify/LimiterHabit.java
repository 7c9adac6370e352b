package dev.shard.tck.identify;

import dev.shard.spi.gateway.SessionStartLimit;
import java.time.Duration;
import java.util.Comparator;
import java.util.function.Function;

/** Ways to break one rule and no other. */
enum LimiterHabit {
    SPACES_BY_FOUR_SECONDS("I1", limit -> new SlowLimiter(limit) {
        @Override
        Duration spacing() {
            return Duration.ofSeconds(4);
        }
    }),

    HAS_ONE_BUCKET("I2", limit -> new SlowLimiter(limit) {
        @Override
        int bucket(Place place) {
            return 0;
        }
    }),
    SERVES_IN_ORDER_OF_ARRIVAL("I2", limit -> new SlowLimiter(limit) {
        @Override
        Comparator<Place> order() {
            return Comparator.comparingInt(waiting::indexOf);
        }
    }),

    ASKS_NO_BUDGET("I3", limit -> new SlowLimiter(limit) {
        @Override
        boolean hasBudget() {
            return true;
        }
    }),

    SERVES_TWICE("I4", limit -> new SlowLimiter(limit) {
        private boolean again = true;

        @Override
        void grant(Place place, SlowPermit permit) {
            super.grant(place, permit);
            if (again && place.shard().id() > 5) {
                again = false;
                waiting.add(place);
            }
        }
    }),

    LETS_A_LATER_ANSWER_COUNT("I5", limit -> new SlowLimiter(limit) {
        @Override
        boolean ignoresAnswer(SlowPermit permit) {
            return permit.lapsed();
        }
    }),

    TAKES_A_RETURNED_PERMIT_FOR_SPENT("I6", limit -> new SlowLimiter(limit) {
        @Override
        void unused(SlowPermit permit) {
            spent(permit);
        }
    }),

    KEEPS_THE_PLACE_OF_WHO_GAVE_UP("I7", limit -> new SlowLimiter(limit) {
        @Override
        void leave(Place place) {}
    }),

    DOES_NOT_WAIT_FOR_READY("I8", limit -> new SlowLimiter(limit) {
        @Override
        Duration patience() {
            return spacing();
        }
    }),
    WAITS_FOR_READY_FOR_EVER("I8", limit -> new SlowLimiter(limit) {
        @Override
        Duration patience() {
            return Duration.ofDays(1);
        }
    }),
    WAITS_FOR_READY_AFTER_A_FAILURE("I8", limit -> new SlowLimiter(limit) {
        @Override
        void failed(SlowPermit permit) {}
    }),

    KEEPS_A_PERMIT_FOR_WHO_IS_GONE("I9", limit -> new SlowLimiter(limit) {
        @Override
        Duration lease() {
            return Duration.ofDays(1);
        }
    }),
    LETS_AN_ANSWER_COUNT_THAT_COMES_TOO_LATE("I9", limit -> new SlowLimiter(limit) {
        @Override
        boolean ignoresAnswer(SlowPermit permit) {
            return permit.answered();
        }
    }),
    SAYS_OF_WHAT_WAS_SPENT_THAT_IT_LAPSED("I9", limit -> new SlowLimiter(limit) {
        @Override
        boolean lapses(SlowPermit permit) {
            return true;
        }
    });

    private final String rule;
    private final Function<SessionStartLimit, SlowLimiter> limiter;

    LimiterHabit(String rule, Function<SessionStartLimit, SlowLimiter> limiter) {
        this.rule = rule;
        this.limiter = limiter;
    }

    /** The number of the rule that this breaks. */
    String rule() {
        return rule;
    }

    /** A new limiter with this habit. */
    SlowLimiter limiter(SessionStartLimit limit) {
        return limiter.apply(limit);
    }
}
