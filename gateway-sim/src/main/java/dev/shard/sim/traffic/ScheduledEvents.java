package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import dev.shard.sim.traffic.GuildCast.Kind;

/** Scheduled events of a guild and who is interested. */
final class ScheduledEvents {
    private static final int EXTERNAL = 3;
    private static final int VOICE = 2;
    private static final int HOUR_MILLIS = 3_600_000;

    private ScheduledEvents() {}

    static Obj changed(Scene scene) {
        Draw draw = scene.draw;
        boolean external = draw.chance(50);
        long start = scene.now + draw.between(1, 500) * (long) HOUR_MILLIS;
        return scene.inGuild()
                .id("id", id(scene))
                .put(
                        "channel_id",
                        external ? null : Long.toUnsignedString(scene.guild().some(Kind.VOICE, draw)))
                .id("creator_id", scene.guild().owner())
                .put("creator", Users.user(scene, scene.guild().owner()))
                .put("name", Words.text(draw, draw.skewed(1, 60)))
                .put("description", draw.chance(70) ? Words.text(draw, draw.skewed(1, 900)) : null)
                .time("scheduled_start_time", start)
                .put("scheduled_end_time", external ? Snowflakes.iso(start + HOUR_MILLIS) : null)
                .put("privacy_level", 2)
                .put("status", draw.between(1, 4))
                .put("entity_type", external ? EXTERNAL : VOICE)
                .nil("entity_id", "image")
                .put("entity_metadata", external ? obj().put("location", Words.text(draw, draw.skewed(1, 90))) : null)
                .put("recurrence_rule", draw.chance(20) ? weekly(scene, start) : null)
                .none("sku_ids", "guild_scheduled_event_exceptions")
                .put("user_count", draw.skewed(0, 5000));
    }

    static Obj userChanged(Scene scene) {
        return scene.inGuild().id("guild_scheduled_event_id", id(scene)).id("user_id", scene.someone());
    }

    private static Obj weekly(Scene scene, long start) {
        return obj().time("start", start)
                .nil("end", "by_weekday", "by_n_weekday", "by_month", "by_month_day", "by_year_day", "count")
                .put("frequency", 2)
                .put("interval", scene.draw.between(1, 2));
    }

    private static long id(Scene scene) {
        return scene.guild().spare(Kind.EVENT, scene.draw);
    }
}
