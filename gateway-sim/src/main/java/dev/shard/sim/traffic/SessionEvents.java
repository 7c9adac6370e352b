package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

/** What a server says about the session itself. A server writes its own; these are for tests of their shape. */
final class SessionEvents {
    private SessionEvents() {}

    static Obj ready(Scene scene) {
        Draw draw = scene.draw;
        return obj().put("v", 10)
                .put(
                        "user",
                        Users.bot()
                                .put("verified", true)
                                .put("mfa_enabled", true)
                                .nil("email")
                                .put("flags", 0))
                .put("user_settings", obj())
                .list(
                        "guilds",
                        draw.skewed(0, 1000),
                        i -> obj().id("id", scene.recentId()).put("unavailable", true))
                .put("session_id", draw.hex(32))
                .put("session_type", "normal")
                .put("resume_gateway_url", "wss://gateway-" + draw.hex(4) + ".example.test")
                .put("application", obj().id("id", TrafficGenerator.BOT_USER_ID).put("flags", 565_248))
                .none("private_channels", "relationships", "presences", "geo_ordered_rtc_regions")
                .texts("_trace", 1, i -> trace(draw));
    }

    static Obj resumed(Scene scene) {
        return obj().texts("_trace", 1, i -> trace(scene.draw));
    }

    /** JSON inside a string inside JSON, as the real gateway sends it. */
    private static String trace(Draw draw) {
        return "[\"gateway-sim-" + draw.below(100) + "\",{\"micros\":" + draw.below(100_000)
                + ",\"calls\":[\"id_created\",{\"micros\":0}]}]";
    }

    static Obj rateLimited(Scene scene) {
        Draw draw = scene.draw;
        return obj().put("opcode", 8)
                .decimal("retry_after", draw.below(30) + "." + draw.between(100, 999))
                .put(
                        "meta",
                        scene.inGuild().when(draw.chance(60), m -> m.put("nonce", draw.opaque(draw.between(1, 32)))));
    }
}
