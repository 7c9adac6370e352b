package dev.shard.core;

import dev.shard.spi.session.SessionStore;
import dev.shard.tck.session.SessionStoreContract;

/** The store of a process keeps the contract of stores. */
class InMemorySessionStoreContractTest extends SessionStoreContract {
    private final SessionStore store = new InMemorySessionStore();

    @Override
    protected SessionStore store() {
        return store;
    }
}
