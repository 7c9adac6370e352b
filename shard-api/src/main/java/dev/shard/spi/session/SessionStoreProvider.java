package dev.shard.spi.session;

import dev.shard.spi.Provider;
import dev.shard.spi.Settings;

/** Makes a {@link SessionStore} that was chosen by name. */
public interface SessionStoreProvider extends Provider {
    /**
     * Makes one; the caller closes it. It need not be reachable yet: what fails later fails the stages of the store.
     *
     * @throws IllegalArgumentException if a setting is unknown or does not fit
     * @throws SessionHeldException if another process has it
     * @throws SessionStoreException if what was stored is damaged
     */
    SessionStore create(Settings settings);
}
