package dev.shard.tck.session;

import dev.shard.spi.session.SessionStore;
import java.util.Optional;
import java.util.function.Supplier;

/** Who breaks no rule passes. */
class SlowStoreContractTest extends SessionStoreContract {
    private final SlowStore store = new SlowStore();

    @Override
    protected SessionStore store() {
        return store;
    }

    @Override
    protected Optional<Supplier<SessionStore>> elsewhere() {
        return Optional.of(store::elsewhere);
    }
}
