package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import dev.shard.sim.traffic.GuildCast.Kind;

/** Guilds: arriving whole, changing, leaving. */
final class GuildEvents {
    private GuildEvents() {}

    /** The largest payload there is: the guild with everything in it. */
    static Obj create(Scene scene) {
        GuildCast guild = scene.guild();
        return guildObject(scene)
                .time("joined_at", GuildCast.START - 1)
                .put("large", guild.memberCount > 250)
                .put("unavailable", false)
                .put("member_count", guild.memberCount)
                .list("voice_states", guild.members / 20, i -> VoiceEvents.state(scene, guild.id(Kind.MEMBER, i), true))
                .list("members", guild.members + 1, i -> Users.memberWithUser(scene, listed(guild, i)))
                .list("channels", Channels.count(guild), i -> Channels.channel(scene, i))
                .list("threads", guild.threads(), i -> ThreadEvents.thread(scene, guild.id(Kind.THREAD, i)))
                .list("presences", guild.members / 3, i -> PresenceEvents.presence(scene, guild.id(Kind.MEMBER, i)))
                .none("stage_instances", "guild_scheduled_events", "embedded_activities")
                .list("soundboard_sounds", guild.expressions / 10, i -> Emojis.sound(scene, guild.id(Kind.SOUND, i)))
                .put("lazy", true)
                .put("version", scene.now)
                .put("guild_hashes", hashes(scene.draw));
    }

    /** The bot first, then everybody else. */
    private static long listed(GuildCast guild, int index) {
        return index == 0 ? TrafficGenerator.BOT_USER_ID : guild.id(Kind.MEMBER, index - 1);
    }

    private static Obj hashes(Draw draw) {
        return obj().put("version", 1)
                .put("channels", hash(draw))
                .put("metadata", hash(draw))
                .put("roles", hash(draw));
    }

    private static Obj hash(Draw draw) {
        return obj().put("hash", draw.opaque(11)).put("omitted", false);
    }

    static Obj update(Scene scene) {
        return guildObject(scene);
    }

    /** Without {@code unavailable} the bot was removed, with it the guild is in an outage. */
    static Obj delete(Scene scene) {
        return obj().id("id", scene.guild().id).when(scene.draw.chance(70), g -> g.put("unavailable", true));
    }

    private static Obj guildObject(Scene scene) {
        GuildCast guild = scene.guild();
        Draw draw = scene.about(guild.id);
        return obj().id("id", guild.id)
                .put("name", Words.displayName(draw))
                .put("icon", draw.chance(80) ? draw.hex(32) : null)
                .put("description", draw.chance(30) ? Words.text(draw, draw.skewed(5, 280)) : null)
                .nil("splash", "discovery_splash", "banner", "vanity_url_code", "application_id", "afk_channel_id")
                .id("owner_id", guild.owner())
                .with(settings(scene, draw))
                .texts("features", guild.channels / 10, i -> "FEATURE_" + i)
                .list("roles", guild.roles, i -> Roles.role(scene, i))
                .list("emojis", guild.expressions, i -> Emojis.emoji(scene, guild.id(Kind.EMOJI, i)))
                .list("stickers", guild.expressions / 5, i -> Emojis.sticker(scene, guild.id(Kind.STICKER, i)));
    }

    private static Obj settings(Scene scene, Draw draw) {
        long system = scene.guild().id(Kind.TEXT, 0);
        return obj().id("system_channel_id", system)
                .nil(
                        "rules_channel_id",
                        "public_updates_channel_id",
                        "safety_alerts_channel_id",
                        "widget_channel_id",
                        "incidents_data")
                .put("system_channel_flags", draw.below(64))
                .put("afk_timeout", draw.of(60, 300, 900, 1800, 3600))
                .put("verification_level", draw.below(5))
                .put("default_message_notifications", draw.below(2))
                .put("explicit_content_filter", draw.below(3))
                .put("mfa_level", draw.below(2))
                .put("nsfw_level", draw.below(4))
                .no("nsfw", "premium_progress_bar_enabled", "widget_enabled")
                .put("premium_tier", draw.below(4))
                .put("premium_subscription_count", draw.skewed(0, 500))
                .put("preferred_locale", draw.chance(80) ? "en-US" : "pt-BR")
                .put("max_members", 25_000_000)
                .nil("max_presences")
                .put("max_video_channel_users", 25)
                .put("max_stage_video_channel_users", 50);
    }
}
