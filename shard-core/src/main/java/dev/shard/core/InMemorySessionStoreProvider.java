package dev.shard.core;

import dev.shard.spi.Settings;
import dev.shard.spi.session.SessionStore;
import dev.shard.spi.session.SessionStoreProvider;
import java.util.Optional;

/** The session store {@code memory}, which has no settings. */
public final class InMemorySessionStoreProvider implements SessionStoreProvider {
    /** For the class path's list of providers. */
    public InMemorySessionStoreProvider() {}

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String description() {
        return "as long as the process lives";
    }

    @Override
    public Optional<String> inspect(Settings settings) {
        settings.allowOnly();
        return Optional.of("sessions end with the process");
    }

    @Override
    public SessionStore create(Settings settings) {
        settings.allowOnly();
        return new InMemorySessionStore();
    }
}
