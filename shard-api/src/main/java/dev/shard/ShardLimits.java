package dev.shard;

import dev.shard.units.Sizes;

/**
 * How much a peer, or the application, can make a shard hold.
 *
 * @param maxMessageBytes longest WebSocket message, fragments joined, as it comes from the wire; from 4096, default 64 MiB
 * @param maxInflatedBytes longest payload after decompression; from 4096, default 64 MiB
 * @param maxQueuedCommands commands that may wait for a session or the send budget; from 1, default 1000
 */
public record ShardLimits(int maxMessageBytes, int maxInflatedBytes, int maxQueuedCommands) {
    /** 64 MiB, 64 MiB, 1000. */
    public static final ShardLimits DEFAULT = new ShardLimits(64 << 20, 64 << 20, 1000);

    /** Checks the ranges. */
    public ShardLimits {
        if (maxMessageBytes < 4096) {
            throw new IllegalArgumentException(
                    "maxMessageBytes must be at least 4 KiB, was " + Sizes.format(maxMessageBytes));
        }
        if (maxInflatedBytes < 4096) {
            throw new IllegalArgumentException(
                    "maxInflatedBytes must be at least 4 KiB, was " + Sizes.format(maxInflatedBytes));
        }
        if (maxQueuedCommands < 1) {
            throw new IllegalArgumentException("maxQueuedCommands must be at least 1, was " + maxQueuedCommands);
        }
    }
}
