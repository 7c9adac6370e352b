package dev.shard.tck.session;

import dev.shard.spi.session.SessionStore;
import dev.shard.tck.HabitOfTheRun;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who has a bad habit fails; run by {@link CarelessStoreTest}. */
@ExtendWith(HabitOfTheRun.class)
class CarelessStoreContract extends SessionStoreContract {
    private final SlowStore store;

    CarelessStoreContract(StoreHabit habit) {
        store = habit.store();
    }

    @Override
    protected SessionStore store() {
        return store;
    }

    @Override
    protected Optional<Supplier<SessionStore>> elsewhere() {
        return Optional.of(store::elsewhere);
    }
}
