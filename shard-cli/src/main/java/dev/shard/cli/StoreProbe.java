package dev.shard.cli;

import dev.shard.core.wiring.ShardConfiguration;
import dev.shard.core.wiring.ShardFactory;
import dev.shard.spi.session.SessionHeldException;
import dev.shard.spi.session.SessionStoreException;

/** Whether sessions can be kept where they are to be, without a change to what is there. */
final class StoreProbe {
    private static final String WHAT = "session-store";

    private StoreProbe() {}

    static void run(ShardConfiguration configuration, Findings findings) {
        String name = configuration.sessionStore();
        try {
            ShardFactory.inspectSessionStore(configuration)
                    .ifPresentOrElse(
                            found -> findings.ok(WHAT, found),
                            () -> findings.skip(WHAT, name + " cannot be looked at without using it"));
        } catch (SessionHeldException held) {
            findings.warn(WHAT, String.valueOf(held.getMessage()));
        } catch (SessionStoreException | IllegalArgumentException unusable) {
            findings.fail(WHAT, String.valueOf(unusable.getMessage()));
        }
    }
}
