package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import dev.shard.sim.traffic.GuildCast.Kind;
import java.util.List;

/** Integrations, webhooks, invites, command permissions. */
final class IntegrationEvents {
    private static final List<String> TYPES = List.of("discord", "twitch", "youtube");

    private IntegrationEvents() {}

    static Obj changed(Scene scene) {
        Draw draw = scene.draw;
        return scene.inGuild()
                .id("id", id(scene))
                .put("name", Words.displayName(draw))
                .put("type", draw.of(TYPES))
                .put("enabled", draw.chance(90))
                .put(
                        "account",
                        obj().put("id", Long.toUnsignedString(scene.recentId())).put("name", Words.displayName(draw)))
                .put("user", Users.user(scene, scene.someone()))
                .when(draw.chance(50), i -> i.texts("scopes", 1, n -> "bot"));
    }

    static Obj deleted(Scene scene) {
        return scene.inGuild()
                .id("id", id(scene))
                .when(scene.draw.chance(50), i -> i.id("application_id", scene.recentId()));
    }

    static Obj guildIntegrations(Scene scene) {
        return scene.inGuild();
    }

    static Obj webhooks(Scene scene) {
        return scene.inGuild().id("channel_id", scene.channel());
    }

    static Obj inviteCreated(Scene scene) {
        Draw draw = scene.draw;
        int maxAge = draw.of(0, 1800, 86_400, 604_800);
        return scene.inGuild()
                .id("channel_id", scene.channel())
                .put("code", draw.opaque(8))
                .time("created_at", scene.now)
                .put("inviter", Users.user(scene, scene.someone()))
                .put("max_age", maxAge)
                .put("expires_at", maxAge == 0 ? null : Snowflakes.iso(scene.now + maxAge * 1000L))
                .put("max_uses", draw.of(0, 1, 100))
                .put("uses", 0)
                .put("temporary", false)
                .put("type", 0)
                .when(
                        draw.chance(10),
                        i -> i.put("target_type", 1).put("target_user", Users.user(scene, scene.someone())));
    }

    static Obj inviteDeleted(Scene scene) {
        return scene.inGuild().id("channel_id", scene.channel()).put("code", scene.draw.opaque(8));
    }

    static Obj commandPermissions(Scene scene) {
        Draw draw = scene.draw;
        GuildCast guild = scene.guild();
        return scene.inGuild()
                .id("id", scene.recentId())
                .id("application_id", TrafficGenerator.BOT_USER_ID)
                .list(
                        "permissions",
                        draw.skewed(0, 100),
                        i -> obj().id("id", guild.some(Kind.MEMBER, draw))
                                .put("type", 2)
                                .put("permission", draw.chance(50)));
    }

    private static long id(Scene scene) {
        return scene.guild().spare(Kind.INTEGRATION, scene.draw);
    }
}
