package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import java.util.List;

/** What hangs on a message: embeds, files, buttons, polls. */
final class MessageParts {
    private static final int ACTION_ROW = 1;
    private static final int BUTTON = 2;
    private static final String CDN = "https://cdn.example.test/";
    private static final List<String> FILES =
            List.of("png image/png", "jpg image/jpeg", "mp4 video/mp4", "txt text/plain; charset=utf-8");

    private MessageParts() {}

    static Obj embed(Scene scene) {
        Draw draw = scene.draw;
        return obj().put("type", "rich")
                .put("title", Words.text(draw, draw.skewed(3, 180)))
                .put("description", Words.text(draw, draw.skewed(10, 2000)))
                .put("url", CDN + draw.hex(12))
                .put("color", draw.below(1 << 24))
                .time("timestamp", scene.now)
                .list("fields", draw.skewed(0, 25), i -> field(draw))
                .when(draw.chance(40), e -> e.put("thumbnail", image(draw)))
                .when(draw.chance(30), e -> e.put("image", image(draw)))
                .when(draw.chance(40), e -> e.put("footer", obj().put("text", Words.text(draw, draw.skewed(3, 100)))))
                .when(
                        draw.chance(30),
                        e -> e.put(
                                "author",
                                obj().put("name", Words.displayName(draw)).put("url", CDN + draw.hex(8))));
    }

    private static Obj field(Draw draw) {
        return obj().put("name", Words.text(draw, draw.skewed(2, 60)))
                .put("value", Words.text(draw, draw.skewed(2, 300)))
                .put("inline", draw.chance(50));
    }

    private static Obj image(Draw draw) {
        String path = draw.hex(24) + ".png";
        return obj().put("url", CDN + path)
                .put("proxy_url", CDN + "proxy/" + path)
                .put("width", draw.between(16, 4096))
                .put("height", draw.between(16, 4096))
                .put("placeholder", draw.opaque(28))
                .put("placeholder_version", 1);
    }

    static Obj attachment(Scene scene) {
        Draw draw = scene.draw;
        String[] kind = draw.of(FILES).split(" ", 2);
        long id = scene.newId();
        String name = Words.common(draw) + "_" + draw.below(1000) + "." + kind[0];
        String path = "attachments/" + Long.toUnsignedString(id) + "/" + name + "?ex=" + draw.hex(8) + "&is="
                + draw.hex(8) + "&hm=" + draw.hex(64);
        return obj().id("id", id)
                .put("filename", name)
                .put("size", draw.skewed(1, 25_000_000))
                .put("url", CDN + path)
                .put("proxy_url", CDN + "proxy/" + path)
                .put("content_type", kind[1])
                .when(
                        kind[1].startsWith("image"),
                        a -> a.put("width", draw.between(1, 8000)).put("height", draw.between(1, 8000)))
                .when(draw.chance(20), a -> a.put("description", Words.text(draw, draw.skewed(1, 300))));
    }

    static Obj row(Scene scene) {
        return obj().put("type", ACTION_ROW)
                .put("id", 1)
                .list("components", scene.draw.between(1, 5), i -> button(scene, i));
    }

    private static Obj button(Scene scene, int index) {
        Draw draw = scene.draw;
        return obj().put("type", BUTTON)
                .put("id", index + 2)
                .put("style", draw.between(1, 4))
                .put("label", Words.displayName(draw))
                .put("custom_id", "{\"op\":" + index + ",\"id\":\"" + draw.opaque(20) + "\"}")
                .when(draw.chance(30), b -> b.put("emoji", Emojis.partial(scene)));
    }

    static Obj poll(Scene scene) {
        Draw draw = scene.draw;
        int answers = draw.between(2, 10);
        return obj().put("question", obj().put("text", Words.text(draw, draw.skewed(5, 250))))
                .list(
                        "answers",
                        answers,
                        i -> obj().put("answer_id", i + 1).put("poll_media", obj().put("text", Words.text(draw, 10))))
                .time("expiry", scene.now + draw.between(1, 768) * 3_600_000L)
                .put("allow_multiselect", draw.chance(30))
                .put("layout_type", 1)
                .put(
                        "results",
                        obj().put("is_finalized", false)
                                .list(
                                        "answer_counts",
                                        answers,
                                        i -> obj().put("id", i + 1)
                                                .put("count", draw.below(100))
                                                .put("me_voted", false)));
    }
}
