package dev.shard.sim.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The query of an upgrade, which a resumed session has to repeat.
 *
 * @param version {@code v}; 0 if it is no number
 * @param encoding {@code json} or {@code etf}
 * @param compression {@code compress}; null if absent
 */
public record ConnectionParameters(
        int version, String encoding, @Nullable String compression) {}
