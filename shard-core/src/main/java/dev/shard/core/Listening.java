package dev.shard.core;

import static java.util.Objects.requireNonNull;

import dev.shard.ListenerOptions;
import dev.shard.ShardListener;

/**
 * Who listens to a shard, and how.
 *
 * @param listener hears
 * @param options where it runs and what it wants
 */
public record Listening(ShardListener listener, ListenerOptions options) {
    /** Checks that both are there. */
    public Listening {
        requireNonNull(listener, "listener");
        requireNonNull(options, "options");
    }
}
