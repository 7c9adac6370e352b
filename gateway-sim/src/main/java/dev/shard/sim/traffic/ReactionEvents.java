package dev.shard.sim.traffic;

/** Reactions and poll votes. */
final class ReactionEvents {
    private ReactionEvents() {}

    static Obj add(Scene scene) {
        long user = scene.someone();
        boolean burst = scene.draw.chance(5);
        return onMessage(scene)
                .id("user_id", user)
                .id("message_author_id", scene.someone())
                .put("emoji", Emojis.partial(scene))
                .put("burst", burst)
                .put("type", burst ? 1 : 0)
                .when(burst, r -> r.texts("burst_colors", 2, i -> "#" + scene.draw.hex(6)))
                .when(!scene.direct(), r -> r.put("member", Users.memberWithUser(scene, user)));
    }

    static Obj remove(Scene scene) {
        return onMessage(scene)
                .id("user_id", scene.someone())
                .put("emoji", Emojis.partial(scene))
                .put("burst", false)
                .put("type", 0);
    }

    static Obj removeAll(Scene scene) {
        return onMessage(scene);
    }

    static Obj removeEmoji(Scene scene) {
        return onMessage(scene).put("emoji", Emojis.partial(scene));
    }

    static Obj pollVote(Scene scene) {
        return onMessage(scene).id("user_id", scene.someone()).put("answer_id", scene.draw.between(1, 10));
    }

    private static Obj onMessage(Scene scene) {
        return scene.inGuild().id("channel_id", scene.channel()).id("message_id", scene.recentId());
    }
}
