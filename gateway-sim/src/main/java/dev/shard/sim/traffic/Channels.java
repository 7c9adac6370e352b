package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import dev.shard.sim.traffic.GuildCast.Kind;

/** Channel objects. A channel's kind and id give its fields; {@code guild_id} is the caller's business. */
final class Channels {
    static final int TEXT = 0;
    static final int VOICE = 2;
    static final int CATEGORY = 4;
    static final int STAGE = 13;
    static final int FORUM = 15;

    private Channels() {}

    /** The {@code index}th channel of a guild, categories first. */
    static Obj channel(Scene scene, int index) {
        GuildCast guild = scene.guild();
        int i = index;
        if (i < guild.categories()) {
            return category(scene, guild.id(Kind.CATEGORY, i), index);
        }
        i -= guild.categories();
        if (i < guild.voices()) {
            return voice(scene, guild.id(Kind.VOICE, i), VOICE, index);
        }
        i -= guild.voices();
        if (i < guild.stages()) {
            return voice(scene, guild.id(Kind.STAGE, i), STAGE, index);
        }
        i -= guild.stages();
        return i < guild.forums()
                ? forum(scene, guild.id(Kind.FORUM, i), index)
                : text(scene, guild.id(Kind.TEXT, i - guild.forums()), index);
    }

    static int count(GuildCast guild) {
        return guild.categories() + guild.voices() + guild.stages() + guild.forums() + guild.texts();
    }

    static Obj text(Scene scene, long id, int position) {
        Draw draw = scene.about(id);
        return base(scene, id, TEXT, position)
                .put("topic", draw.chance(40) ? Words.text(draw, draw.skewed(3, 400)) : null)
                .put("last_message_id", Long.toUnsignedString(scene.recentId()))
                .put("rate_limit_per_user", draw.chance(10) ? draw.between(1, 21_600) : 0)
                .put("nsfw", draw.chance(5))
                .put("default_auto_archive_duration", draw.of(60, 1440, 4320, 10_080));
    }

    private static Obj category(Scene scene, long id, int position) {
        return base(scene, id, CATEGORY, position).nil("parent_id");
    }

    private static Obj voice(Scene scene, long id, int type, int position) {
        Draw draw = scene.about(id);
        return base(scene, id, type, position)
                .put("bitrate", draw.of(64_000, 96_000, 384_000))
                .put("user_limit", draw.of(0, 0, 5, 99))
                .put("rtc_region", draw.chance(10) ? "rotterdam" : null)
                .nil("last_message_id")
                .put("rate_limit_per_user", 0)
                .put("nsfw", false);
    }

    private static Obj forum(Scene scene, long id, int position) {
        Draw draw = scene.about(id);
        return base(scene, id, FORUM, position)
                .put("topic", Words.text(draw, draw.skewed(3, 1000)))
                .list("available_tags", draw.skewed(0, 20), i -> tag(draw, id + i))
                .put("default_reaction_emoji", obj().nil("emoji_id").put("emoji_name", Words.emoji(draw)))
                .nil("default_sort_order", "last_message_id")
                .put("default_forum_layout", draw.below(3))
                .put("rate_limit_per_user", 0)
                .put("nsfw", false);
    }

    private static Obj tag(Draw draw, long id) {
        return obj().id("id", id)
                .put("name", Words.common(draw))
                .put("moderated", draw.chance(10))
                .nil("emoji_id")
                .put("emoji_name", Words.emoji(draw));
    }

    private static Obj base(Scene scene, long id, int type, int position) {
        Draw draw = scene.about(id);
        GuildCast guild = scene.guild();
        return obj().id("id", id)
                .put("type", type)
                .put("name", Words.channelName(draw))
                .put("position", position)
                .id("parent_id", guild.id(Kind.CATEGORY, draw.below(guild.categories())))
                .list("permission_overwrites", draw.skewed(0, 6), i -> overwrite(draw, guild, i))
                .put("flags", 0)
                .put("version", scene.now);
    }

    /** Permission sets are 64-bit and more, hence strings. */
    private static Obj overwrite(Draw draw, GuildCast guild, int index) {
        return obj().id("id", guild.role(index % guild.roles))
                .put("type", 0)
                .put("allow", Long.toString(1L << draw.below(50)))
                .put("deny", draw.chance(50) ? "0" : "1024");
    }
}
