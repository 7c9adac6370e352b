package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import dev.shard.sim.traffic.GuildCast.Kind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one event is made from: the moment, the guild (none for a direct message), and chance. */
final class Scene {
    private static final int DAY_MILLIS = 86_400_000;

    final Draw draw;

    /** Unix milliseconds. */
    final long now;

    private final long seed;
    private final @Nullable GuildCast guild;

    Scene(long seed, Draw draw, long now, @Nullable GuildCast guild) {
        this.seed = seed;
        this.draw = draw;
        this.now = now;
        this.guild = guild;
    }

    boolean direct() {
        return guild == null;
    }

    GuildCast guild() {
        return Objects.requireNonNull(guild, "this event needs a guild");
    }

    /** Chance for what stays the same whenever {@code id} is spoken of: a user's name, a channel's topic. */
    Draw about(long id) {
        return Draw.about(seed, id);
    }

    /** A member of the guild, or anybody in a direct message. */
    long someone() {
        return guild == null ? pastId(Integer.MAX_VALUE) : guild.some(Kind.MEMBER, draw);
    }

    /** A text channel of the guild, now and then a voice channel's chat, or a direct message channel. */
    long channel() {
        if (guild == null) {
            return pastId(Integer.MAX_VALUE);
        }
        return guild.some(draw.chance(5) ? Kind.VOICE : Kind.TEXT, draw);
    }

    long newId() {
        return Snowflakes.at(now, draw.bits());
    }

    /** Something made within the last day, most likely minutes ago. */
    long recentId() {
        return pastId(DAY_MILLIS);
    }

    private long pastId(int maxAgeMillis) {
        return Snowflakes.at(now - draw.skewed(1, maxAgeMillis), draw.bits());
    }

    /** Begins an object with its {@code guild_id}, if there is a guild. */
    Obj inGuild() {
        return obj().when(guild != null, o -> o.id("guild_id", guild().id));
    }
}
