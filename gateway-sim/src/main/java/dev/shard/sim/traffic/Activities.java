package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What somebody is doing. Rich presence comes from other people's programs, so its texts and numbers vary most. */
final class Activities {
    private static final int PLAYING = 0;
    private static final int STREAMING = 1;
    private static final int LISTENING = 2;
    private static final int CUSTOM = 4;
    private static final int COMPETING = 5;
    private static final long BEYOND_DOUBLE = 9_007_199_254_740_993L;

    private Activities() {}

    static Obj activity(Scene scene) {
        return switch (scene.draw.of(
                CUSTOM, CUSTOM, CUSTOM, PLAYING, PLAYING, PLAYING, LISTENING, STREAMING, COMPETING)) {
            case CUSTOM -> custom(scene);
            case LISTENING -> listening(scene);
            case STREAMING -> streaming(scene);
            case COMPETING -> base(scene, COMPETING, Words.displayName(scene.draw));
            default -> playing(scene);
        };
    }

    private static Obj base(Scene scene, int type, String name) {
        return obj().put("id", scene.draw.hex(16))
                .put("name", name)
                .put("type", type)
                .put("created_at", scene.now - scene.draw.below(3_600_000));
    }

    private static Obj custom(Scene scene) {
        Draw draw = scene.draw;
        return base(scene, CUSTOM, "Custom Status")
                .put("state", draw.chance(80) ? Words.text(draw, draw.skewed(1, 60)) : null)
                .when(draw.chance(40), a -> a.put("emoji", Emojis.partial(scene)));
    }

    private static Obj playing(Scene scene) {
        Draw draw = scene.draw;
        Obj game =
                base(scene, PLAYING, Words.displayName(draw)).put("timestamps", obj().put("start", startedAt(scene)));
        return draw.chance(25) ? game : game.with(rich(scene));
    }

    /** Rarely a time beyond 2^53: the program that set it counted in other units, and nobody checked. */
    private static long startedAt(Scene scene) {
        return scene.draw.chance(1) ? BEYOND_DOUBLE : scene.now - scene.draw.below(36_000_000);
    }

    private static Obj rich(Scene scene) {
        Draw draw = scene.draw;
        int size = draw.between(2, 99);
        return obj().id("application_id", scene.recentId())
                .put("details", Words.text(draw, draw.skewed(2, 100)))
                .put("state", Words.text(draw, draw.skewed(2, 60)))
                .put("party", obj().put("id", draw.opaque(24)).put("size", sizes(draw.between(1, size), size)))
                .put(
                        "assets",
                        obj().put("large_image", draw.hex(32))
                                .put("large_text", Words.displayName(draw))
                                .put("small_image", draw.hex(32))
                                .put("small_text", Words.displayName(draw)))
                .put("instance", draw.chance(50))
                .put("flags", draw.below(1 << 9))
                .when(draw.chance(30), a -> a.texts("buttons", 2, i -> Words.displayName(draw)));
    }

    private static ArrayNode sizes(int now, int max) {
        return JsonNodeFactory.instance.arrayNode().add(now).add(max);
    }

    private static Obj listening(Scene scene) {
        Draw draw = scene.draw;
        long start = scene.now - draw.below(200_000);
        return base(scene, LISTENING, "Music")
                .put("details", Words.text(draw, draw.skewed(2, 80)))
                .put("state", Words.displayName(draw) + "; " + Words.displayName(draw))
                .put("timestamps", obj().put("start", start).put("end", start + draw.between(90_000, 600_000)))
                .put(
                        "assets",
                        obj().put("large_image", "music:" + draw.hex(40)).put("large_text", Words.displayName(draw)))
                .put("party", obj().put("id", "music:" + draw.opaque(18)))
                .put("sync_id", draw.opaque(22))
                .put("session_id", draw.hex(32))
                .put("flags", 48);
    }

    private static Obj streaming(Scene scene) {
        Draw draw = scene.draw;
        return base(scene, STREAMING, "Twitch")
                .put("url", "https://www.twitch.tv/" + Words.common(draw))
                .put("details", Words.text(draw, draw.skewed(4, 100)))
                .put("state", Words.displayName(draw))
                .put("assets", obj().put("large_image", "twitch:" + Words.common(draw)));
    }
}
