package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import java.util.List;

/** Presence, typing and the user itself: the bulk of what a large bot receives. */
final class PresenceEvents {
    private static final List<String> STATUSES =
            List.of("online", "online", "online", "idle", "idle", "dnd", "offline");
    private static final List<String> CLIENTS = List.of("desktop", "mobile", "web", "vr");

    private PresenceEvents() {}

    static Obj presenceUpdate(Scene scene) {
        return presence(scene, scene.someone(), scene.inGuild());
    }

    /** A presence as it stands in a GUILD_CREATE or a member chunk. */
    static Obj presence(Scene scene, long user) {
        return presence(scene, user, obj());
    }

    private static Obj presence(Scene scene, long user, Obj start) {
        Draw draw = scene.draw;
        String status = draw.of(STATUSES);
        boolean away = status.equals("offline");
        return start.put("user", partialUser(scene, user))
                .put("status", status)
                .list("activities", away ? 0 : draw.of(0, 1, 1, 1, 2, 2, 3), i -> Activities.activity(scene))
                .put("client_status", away ? obj() : obj().put(draw.of(CLIENTS), status))
                .when(draw.chance(10), p -> p.put("processed_at_timestamp", scene.now));
    }

    /** Mostly the id alone; any other field is there only when it changed, and Discord checks none of them. */
    private static Obj partialUser(Scene scene, long user) {
        Obj partial = obj().id("id", user);
        return scene.draw.chance(6) ? partial.with(Users.user(scene, user)) : partial;
    }

    static Obj typingStart(Scene scene) {
        long user = scene.someone();
        return scene.inGuild()
                .id("channel_id", scene.channel())
                .id("user_id", user)
                .put("timestamp", scene.now / 1000)
                .when(!scene.direct(), o -> o.put("member", Users.memberWithUser(scene, user)));
    }

    /** About the bot itself: the only user whose account changes are told. */
    static Obj userUpdate(Scene scene) {
        return Users.bot()
                .put("verified", true)
                .put("mfa_enabled", scene.draw.chance(50))
                .nil("email")
                .put("bio", Words.text(scene.draw, scene.draw.skewed(0, 150)))
                .put("flags", 0)
                .put("locale", "en-US");
    }
}
