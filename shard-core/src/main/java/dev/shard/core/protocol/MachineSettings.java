package dev.shard.core.protocol;

import static java.util.Objects.requireNonNull;

import dev.shard.BackoffPolicy;
import dev.shard.CloseAction;
import dev.shard.Intents;
import dev.shard.ShardConfig;
import dev.shard.ShardId;
import dev.shard.ShardTimeouts;
import java.time.Duration;
import java.util.function.IntFunction;

/**
 * What the machine needs to know of the configuration. The token is not part of it.
 *
 * @param shard which shard
 * @param bot fingerprint of the token; a stored session must belong to the same
 * @param intents a stored session must have been identified with the same
 * @param autoReconnect whether a lost connection is replaced without being asked
 * @param closeAction what to do after a close code
 * @param maxSessionAge a stored session that was last changed longer ago is not worth a try
 */
public record MachineSettings(
        ShardId shard,
        String bot,
        Intents intents,
        boolean autoReconnect,
        ShardTimeouts timeouts,
        BackoffPolicy backoff,
        IntFunction<CloseAction> closeAction,
        Duration maxSessionAge) {
    /** Checks that everything is there. */
    public MachineSettings {
        requireNonNull(shard, "shard");
        requireNonNull(bot, "bot");
        requireNonNull(intents, "intents");
        requireNonNull(timeouts, "timeouts");
        requireNonNull(backoff, "backoff");
        requireNonNull(closeAction, "closeAction");
        requireNonNull(maxSessionAge, "maxSessionAge");
    }

    /** Takes what matters here. */
    public static MachineSettings from(ShardConfig config) {
        return new MachineSettings(
                config.shard(),
                config.token().fingerprint(),
                config.intents(),
                config.autoReconnect(),
                config.timeouts(),
                config.backoff(),
                config::closeAction,
                config.maxSessionAge());
    }
}
