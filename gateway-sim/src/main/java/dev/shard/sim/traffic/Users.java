package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** User and guild member objects. The same id always gives the same person. */
final class Users {
    private Users() {}

    static Obj user(Scene scene, long id) {
        if (id == TrafficGenerator.BOT_USER_ID) {
            return bot();
        }
        Draw draw = scene.about(id);
        boolean decorated = draw.chance(30);
        return obj().id("id", id)
                .put("username", Words.handle(draw))
                .put("discriminator", "0")
                .put("global_name", draw.chance(70) ? Words.displayName(draw) : null)
                .put("avatar", avatar(draw, 75))
                .put("public_flags", draw.chance(20) ? 1L << draw.below(23) : 0)
                .when(draw.chance(4), u -> u.put("bot", true))
                .put("primary_guild", decorated ? primaryGuild(draw) : null)
                .put("avatar_decoration_data", decorated ? decoration(draw) : null)
                .nil("collectibles", "display_name_styles");
    }

    static Obj bot() {
        return obj().id("id", TrafficGenerator.BOT_USER_ID)
                .put("username", "simbot")
                .put("discriminator", "0")
                .nil("global_name", "avatar")
                .put("public_flags", 0)
                .put("bot", true);
    }

    /** A guild member without its user, as it stands beside an author. */
    static Obj member(Scene scene, long id) {
        GuildCast guild = scene.guild();
        Draw draw = scene.about(id ^ guild.id);
        return obj().put("nick", draw.chance(20) ? Words.displayName(draw) : null)
                .nil("avatar", "banner")
                .ids("roles", Math.min(draw.skewed(0, 12), guild.roles - 1), i -> guild.role(i + 1))
                .time("joined_at", Math.max(Snowflakes.millis(id), Snowflakes.millis(guild.id)))
                .put("premium_since", draw.chance(5) ? Snowflakes.iso(GuildCast.START - draw.below(1 << 30)) : null)
                .no("deaf", "mute", "pending")
                .put("flags", draw.below(16))
                .nil("communication_disabled_until");
    }

    static Obj memberWithUser(Scene scene, long id) {
        return obj().put("user", user(scene, id)).with(member(scene, id));
    }

    private static @Nullable String avatar(Draw draw, int percent) {
        if (!draw.chance(percent)) {
            return null;
        }
        return (draw.chance(10) ? "a_" : "") + draw.hex(32);
    }

    private static Obj primaryGuild(Draw draw) {
        return obj().id("identity_guild_id", Snowflakes.at(GuildCast.START - draw.below(1 << 30), draw.bits()))
                .put("identity_enabled", true)
                .put("tag", draw.opaque(4).toUpperCase(Locale.ROOT))
                .put("badge", draw.hex(32));
    }

    private static Obj decoration(Draw draw) {
        return obj().id("sku_id", Snowflakes.at(GuildCast.START - draw.below(1 << 30), draw.bits()))
                .put("asset", "a_" + draw.hex(32))
                .nil("expires_at");
    }
}
