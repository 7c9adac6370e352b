package dev.shard.spi.session;

import dev.shard.spi.Provider;
import dev.shard.spi.Settings;
import java.util.Optional;

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

    /**
     * Looks at what a store would be made of, for a person who wants to know whether it would work; changes nothing, and keeps
     * no process from using it. Nothing unless overridden.
     *
     * @return what there is, in half a sentence; empty if a store of this kind cannot be looked at so
     * @throws IllegalArgumentException if a setting is unknown or does not fit
     * @throws SessionHeldException if a process has it now
     * @throws SessionStoreException if it could not be used
     */
    default Optional<String> inspect(Settings settings) {
        return Optional.empty();
    }
}
