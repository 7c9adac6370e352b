package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import dev.shard.sim.traffic.GuildCast.Kind;

/** Roles: the objects and their events. */
final class Roles {
    private Roles() {}

    static Obj changed(Scene scene) {
        return scene.inGuild().put("role", role(scene, spare(scene), 1));
    }

    static Obj deleted(Scene scene) {
        return scene.inGuild().id("role_id", spare(scene));
    }

    static Obj role(Scene scene, int index) {
        return role(scene, scene.guild().role(index), index);
    }

    private static Obj role(Scene scene, long id, int position) {
        Draw draw = scene.about(id);
        int color = draw.chance(60) ? draw.below(1 << 24) : 0;
        return obj().id("id", id)
                .put("name", position == 0 ? "@everyone" : Words.displayName(draw))
                .put("description", draw.chance(3) ? Words.text(draw, 20) : null)
                .put("color", color)
                .put("colors", obj().put("primary_color", color).nil("secondary_color", "tertiary_color"))
                .put("hoist", draw.chance(30))
                .nil("icon", "unicode_emoji")
                .put("position", position)
                .put("permissions", Long.toString(draw.bits() >>> 14))
                .put("managed", false)
                .put("mentionable", draw.chance(30))
                .put("flags", draw.below(2));
    }

    private static long spare(Scene scene) {
        return scene.guild().spare(Kind.ROLE, scene.draw);
    }
}
