package dev.shard.tck.identify;

import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.identify.IdentifyPermit;
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
        void grant(Place place, IdentifyPermit permit) {
            super.grant(place, permit);
            if (again && place.shard().id() > 5) {
                again = false;
                waiting.add(place);
            }
        }
    }),

    LETS_A_LATER_ANSWER_COUNT("I5", limit -> new SlowLimiter(limit) {
        @Override
        void grant(Place place, IdentifyPermit permit) {
            super.grant(place, new IdentifyPermit() {
                @Override
                public void spent() {
                    permit.spent();
                }

                @Override
                public void unused() {
                    permit.unused();
                    free(place);
                }
            });
        }

        private void free(Place place) {
            unused(place);
        }
    }),

    TAKES_A_RETURNED_PERMIT_FOR_SPENT("I6", limit -> new SlowLimiter(limit) {
        @Override
        void unused(Place place) {
            spent(place);
        }
    }),

    KEEPS_THE_PLACE_OF_WHO_GAVE_UP("I7", limit -> new SlowLimiter(limit) {
        @Override
        void leave(Place place) {}
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
