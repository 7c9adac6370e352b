package dev.shard.contract;

import dev.shard.tck.HabitOfTheRun;
import dev.shard.tck.transport.LifeContract;
import dev.shard.tck.transport.MessageContract;
import dev.shard.tck.transport.OpeningContract;
import dev.shard.tck.transport.TransportContract;
import dev.shard.tck.transport.TransportUnderTest;
import dev.shard.tck.transport.UpgradeContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who has a bad habit fails; run by {@link CarelessTransportTest}. */
@ExtendWith(HabitOfTheRun.class)
class CarelessTransportContract {
    private static TransportUnderTest underTest(String habit) {
        return new TransportUnderTest(TransportHabit.careless(habit), false);
    }

    @Nested
    class Loops extends TransportContract {
        Loops(String habit) {
            super(underTest(habit));
        }
    }

    @Nested
    class Opening extends OpeningContract {
        Opening(String habit) {
            super(underTest(habit));
        }
    }

    @Nested
    class Upgrade extends UpgradeContract {
        Upgrade(String habit) {
            super(underTest(habit));
        }
    }

    @Nested
    class Messages extends MessageContract {
        Messages(String habit) {
            super(underTest(habit));
        }
    }

    @Nested
    class Life extends LifeContract {
        Life(String habit) {
            super(underTest(habit));
        }
    }
}
