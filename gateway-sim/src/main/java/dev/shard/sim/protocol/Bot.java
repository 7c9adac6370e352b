package dev.shard.sim.protocol;

import tools.jackson.databind.node.ObjectNode;

/** Who every client of the simulator is, as READY and Discord's API describe it. */
public final class Bot {
    static final String ID = "1100000000000000001";
    static final String NAME = "simbot";

    private Bot() {}

    /** A user object: READY's {@code user}, and the answer of {@code GET /users/@me}. */
    public static ObjectNode user() {
        ObjectNode user = Json.object().put("id", ID).put("username", NAME).put("discriminator", "0");
        user.putNull("global_name").putNull("avatar").put("bot", true).putNull("email");
        return user.put("verified", true).put("mfa_enabled", false).put("flags", 0);
    }

    /** An application object: the answer of {@code GET /applications/@me}. */
    public static ObjectNode application() {
        ObjectNode application = Json.object().put("id", ID).put("name", NAME).put("description", "");
        application.putNull("icon").put("bot_public", false).put("bot_require_code_grant", false);
        application.put("verify_key", "0".repeat(64)).put("flags", 0).putNull("team");
        application.set("owner", user());
        return application;
    }
}
