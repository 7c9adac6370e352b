package dev.shard.tck.identify;

import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.tck.HabitOfTheRun;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who has a bad habit fails; run by {@link CarelessLimiterTest}. */
@ExtendWith(HabitOfTheRun.class)
class CarelessLimiterContract extends SlowLimiterContractTest {
    private final LimiterHabit habit;

    CarelessLimiterContract(LimiterHabit habit) {
        this.habit = habit;
    }

    @Override
    SlowLimiter newLimiter(SessionStartLimit limit) {
        return habit.limiter(limit);
    }
}
