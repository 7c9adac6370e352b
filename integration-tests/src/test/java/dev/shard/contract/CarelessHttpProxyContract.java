package dev.shard.contract;

import dev.shard.tck.HabitOfTheRun;
import dev.shard.tck.transport.HttpProxyContract;
import dev.shard.tck.transport.TransportUnderTest;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who has a bad habit fails; run by {@link CarelessProxyTest}. */
@ExtendWith(HabitOfTheRun.class)
class CarelessHttpProxyContract extends HttpProxyContract {
    CarelessHttpProxyContract(ProxyHabit habit) {
        super(new TransportUnderTest(habit.careless(), false));
    }
}
