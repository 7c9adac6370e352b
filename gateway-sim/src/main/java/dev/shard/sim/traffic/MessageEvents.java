package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import dev.shard.sim.traffic.GuildCast.Kind;

/** Messages: made, edited, deleted. */
final class MessageEvents {
    private static final int DEFAULT = 0;
    private static final int REPLY = 19;
    private static final int EPHEMERAL = 1 << 6;
    private static final int DIRECT_CHANNEL = 1;

    private MessageEvents() {}

    static Obj create(Scene scene) {
        long channel = scene.channel();
        return answering(scene, channel, message(scene, channel, scene.newId()).nil("edited_timestamp"));
    }

    static Obj update(Scene scene) {
        long channel = scene.channel();
        return answering(
                scene, channel, message(scene, channel, scene.recentId()).time("edited_timestamp", scene.now));
    }

    /** One in five answers another message, which comes along whole, or as null if it is gone. */
    private static Obj answering(Scene scene, long channel, Obj message) {
        if (!scene.draw.chance(20)) {
            return message.put("type", DEFAULT);
        }
        long id = scene.recentId();
        boolean gone = scene.draw.chance(20);
        return message.put("type", REPLY)
                .put("message_reference", reference(scene, channel, id))
                .put(
                        "referenced_message",
                        gone
                                ? null
                                : message(scene, channel, id)
                                        .put("type", DEFAULT)
                                        .nil("edited_timestamp"));
    }

    static Obj delete(Scene scene) {
        return scene.inGuild().id("id", scene.recentId()).id("channel_id", scene.channel());
    }

    static Obj deleteBulk(Scene scene) {
        return scene.inGuild()
                .ids("ids", scene.draw.skewed(2, 100), i -> scene.recentId())
                .id("channel_id", scene.channel());
    }

    private static Obj message(Scene scene, long channel, long id) {
        Draw draw = scene.draw;
        long author = scene.someone();
        boolean bare = draw.chance(50);
        return scene.inGuild()
                .id("id", id)
                .id("channel_id", channel)
                .put("channel_type", scene.direct() ? DIRECT_CHANNEL : DEFAULT)
                .put("author", Users.user(scene, author))
                .when(!scene.direct(), m -> m.put("member", Users.member(scene, author)))
                .put("content", content(draw))
                .time("timestamp", Snowflakes.millis(id))
                .with(mentions(scene))
                .list("attachments", bare ? 0 : draw.of(0, 0, 1, 1, 2), i -> MessageParts.attachment(scene))
                .list("embeds", bare ? 0 : draw.of(0, 0, 0, 0, 1, 1, 1, 2, 10), i -> MessageParts.embed(scene))
                .list("components", bare ? 0 : draw.of(0, 0, 0, 1, 2), i -> MessageParts.row(scene))
                .no("tts", "pinned", "mention_everyone")
                .put("flags", scene.direct() && draw.chance(30) ? EPHEMERAL : 0)
                .put("nonce", Long.toUnsignedString(scene.recentId()))
                .when(draw.chance(2), m -> m.put("poll", MessageParts.poll(scene)));
    }

    /** Most are a line, a few are a page; Discord allows 2000 characters. */
    private static String content(Draw draw) {
        if (draw.chance(4)) {
            return "";
        }
        return draw.chance(3) ? Words.hostile(draw) : Words.text(draw, draw.skewed(1, 1900));
    }

    private static Obj mentions(Scene scene) {
        Draw draw = scene.draw;
        boolean any = draw.chance(12);
        return obj().list("mentions", any ? draw.between(1, 3) : 0, i -> mention(scene))
                .ids(
                        "mention_roles",
                        any && !scene.direct() ? draw.below(2) : 0,
                        i -> scene.guild().some(Kind.ROLE, draw));
    }

    private static Obj mention(Scene scene) {
        long user = scene.draw.chance(5) ? TrafficGenerator.BOT_USER_ID : scene.someone();
        Obj mention = Users.user(scene, user);
        return scene.direct() ? mention : mention.put("member", Users.member(scene, user));
    }

    private static Obj reference(Scene scene, long channel, long message) {
        return scene.inGuild().put("type", 0).id("channel_id", channel).id("message_id", message);
    }
}
