package dev.shard.tck.session;

import dev.shard.spi.session.SessionStore;

/** Who breaks no rule passes. */
class SlowStoreContractTest extends SessionStoreContract {
    private final SessionStore store = new SlowStore();

    @Override
    protected SessionStore store() {
        return store;
    }
}
