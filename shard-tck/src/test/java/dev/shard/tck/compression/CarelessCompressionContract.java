package dev.shard.tck.compression;

import dev.shard.spi.compression.Compression;
import dev.shard.tck.HabitOfTheRun;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who has a bad habit fails; run by {@link CarelessCompressionTest}. */
@ExtendWith(HabitOfTheRun.class)
class CarelessCompressionContract extends SlowCompressionContractTest {
    private final Careless.Habit habit;

    CarelessCompressionContract(CompressionHabit habit) {
        this.habit = habit.fresh();
    }

    @Override
    protected Compression compression() {
        return new SlowCompression(context -> habit.of(context, this::careful));
    }
}
