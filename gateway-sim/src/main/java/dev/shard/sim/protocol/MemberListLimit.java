package dev.shard.sim.protocol;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One whole member list per guild and 30 s, for all connections of the bot together. */
public final class MemberListLimit {
    private static final Duration SPACING = Duration.ofSeconds(30);

    private final Map<String, Long> lastByGuild = new HashMap<>();

    /** Takes the guild's turn; otherwise says how long it still has to wait. Zero: taken. */
    public Duration take(String guild, long nowNanos) {
        Long last = lastByGuild.get(guild);
        long wait = last == null ? 0 : last + SPACING.toNanos() - nowNanos;
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        lastByGuild.values().removeIf(time -> nowNanos - time >= SPACING.toNanos());
        lastByGuild.put(guild, nowNanos);
        return Duration.ZERO;
    }
}
