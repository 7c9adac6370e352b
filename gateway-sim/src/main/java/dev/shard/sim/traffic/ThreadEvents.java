package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import dev.shard.sim.traffic.GuildCast.Kind;

/** Threads and who is in them. */
final class ThreadEvents {
    private static final int PUBLIC_THREAD = 11;

    private ThreadEvents() {}

    static Obj created(Scene scene) {
        return scene.inGuild()
                .with(thread(scene, spare(scene)))
                .when(scene.draw.chance(80), t -> t.put("newly_created", true));
    }

    static Obj updated(Scene scene) {
        return scene.inGuild().with(thread(scene, spare(scene)));
    }

    static Obj deleted(Scene scene) {
        return scene.inGuild()
                .id("id", spare(scene))
                .id("parent_id", scene.guild().some(Kind.TEXT, scene.draw))
                .put("type", PUBLIC_THREAD);
    }

    static Obj listSync(Scene scene) {
        int threads = scene.draw.skewed(0, 20);
        return scene.inGuild()
                .list(
                        "threads",
                        threads,
                        i -> thread(scene, scene.guild().id(Kind.THREAD, i)).id("guild_id", scene.guild().id))
                .list(
                        "members",
                        Math.min(1, threads),
                        i -> membership(scene, scene.guild().id(Kind.THREAD, i), TrafficGenerator.BOT_USER_ID));
    }

    static Obj memberUpdated(Scene scene) {
        return scene.inGuild().with(membership(scene, spare(scene), TrafficGenerator.BOT_USER_ID));
    }

    static Obj membersUpdated(Scene scene) {
        Draw draw = scene.draw;
        long thread = spare(scene);
        return scene.inGuild()
                .id("id", thread)
                .put("member_count", draw.between(0, 50))
                .when(draw.chance(70), t -> t.list("added_members", draw.between(1, 5), i -> joined(scene, thread)))
                .when(draw.chance(40), t -> t.ids("removed_member_ids", draw.between(1, 3), i -> participant(scene)));
    }

    /** A thread as it stands in GUILD_CREATE too, where {@code guild_id} is left out. */
    static Obj thread(Scene scene, long id) {
        Draw draw = scene.about(id);
        GuildCast guild = scene.guild();
        long made = Math.min(Snowflakes.millis(id), scene.now);
        return obj().id("id", id)
                .put("type", PUBLIC_THREAD)
                .id("parent_id", guild.some(Kind.TEXT, draw))
                .id("owner_id", guild.some(Kind.MEMBER, draw))
                .put("name", Words.text(draw, draw.skewed(1, 60)))
                .put("last_message_id", Long.toUnsignedString(scene.recentId()))
                .put("message_count", draw.skewed(0, 5000))
                .put("total_message_sent", draw.skewed(0, 5000))
                .put("member_count", draw.between(1, 50))
                .put("rate_limit_per_user", 0)
                .put("flags", 0)
                .put(
                        "thread_metadata",
                        obj().no("archived", "locked")
                                .put("auto_archive_duration", 1440)
                                .time("archive_timestamp", made)
                                .time("create_timestamp", made));
    }

    private static Obj joined(Scene scene, long thread) {
        long user = participant(scene);
        return membership(scene, thread, user)
                .put("member", Users.memberWithUser(scene, user))
                .nil("presence");
    }

    private static Obj membership(Scene scene, long thread, long user) {
        return obj().id("id", thread)
                .id("user_id", user)
                .time("join_timestamp", scene.now)
                .put("flags", 1);
    }

    private static long participant(Scene scene) {
        return scene.draw.chance(15) ? TrafficGenerator.BOT_USER_ID : scene.someone();
    }

    private static long spare(Scene scene) {
        return scene.guild().spare(Kind.THREAD, scene.draw);
    }
}
