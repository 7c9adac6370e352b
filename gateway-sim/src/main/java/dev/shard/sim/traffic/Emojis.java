package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import dev.shard.sim.traffic.GuildCast.Kind;

/** Emoji, stickers and sounds, whole and partial. */
final class Emojis {
    private static final int PNG = 1;

    private Emojis() {}

    /** A Unicode emoji, or one of the guild's. */
    static Obj partial(Scene scene) {
        Draw draw = scene.draw;
        if (scene.direct() || scene.guild().expressions == 0 || draw.chance(60)) {
            return obj().nil("id").put("name", Words.emoji(draw));
        }
        long id = scene.guild().some(Kind.EMOJI, draw);
        return obj().id("id", id)
                .put("name", name(scene, id))
                .put("animated", scene.about(id).chance(20));
    }

    static Obj emoji(Scene scene, long id) {
        return obj().id("id", id)
                .put("name", name(scene, id))
                .none("roles")
                .put("require_colons", true)
                .put("managed", false)
                .put("animated", scene.about(id).chance(20))
                .put("available", true);
    }

    static Obj sticker(Scene scene, long id) {
        Draw draw = scene.about(id);
        return obj().id("id", id)
                .put("name", name(scene, id))
                .put("description", draw.chance(50) ? Words.text(draw, draw.skewed(2, 80)) : null)
                .put("tags", Words.emoji(draw))
                .put("type", 2)
                .put("format_type", PNG)
                .put("available", true)
                .id("guild_id", scene.guild().id);
    }

    /** Volumes between 0 and 1 arrive with all the digits that a double has. */
    static Obj sound(Scene scene, long id) {
        Draw draw = scene.about(id);
        return obj().put("name", Words.common(draw))
                .id("sound_id", id)
                .decimal("volume", draw.chance(40) ? "1.0" : "0." + draw.between(100_000_000, 999_999_999) + "1")
                .nil("emoji_id")
                .put("emoji_name", draw.chance(60) ? Words.emoji(draw) : null)
                .id("guild_id", scene.guild().id)
                .put("available", draw.chance(95))
                .put("user", Users.user(scene, scene.guild().owner()));
    }

    private static String name(Scene scene, long id) {
        Draw draw = scene.about(id);
        return Words.common(draw) + "_" + Words.common(draw);
    }
}
