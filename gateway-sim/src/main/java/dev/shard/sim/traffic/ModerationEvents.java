package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import dev.shard.sim.traffic.GuildCast.Kind;
import java.util.List;

/** Auto moderation and the audit log. */
final class ModerationEvents {
    private static final int KEYWORD = 1;
    private static final int BLOCK_MESSAGE = 1;
    private static final int SEND_ALERT = 2;
    private static final int CHANNEL_UPDATE = 11;
    private static final List<String> PATTERNS =
            List.of("^(?:[0-9]{1,3}\\.){3}[0-9]+$", "\\bc\\+\\+\\b", "(\"|')\\s*\\\\", "[\\u0400-\\u04FF]+");

    private ModerationEvents() {}

    static Obj rule(Scene scene) {
        Draw draw = scene.draw;
        return scene.inGuild()
                .id("id", ruleId(scene))
                .put("name", Words.displayName(draw))
                .id("creator_id", scene.guild().owner())
                .put("event_type", 1)
                .put("trigger_type", KEYWORD)
                .put(
                        "trigger_metadata",
                        obj().texts("keyword_filter", draw.skewed(0, 200), i -> "*" + Words.common(draw) + "*")
                                .texts("regex_patterns", draw.below(5), i -> draw.of(PATTERNS))
                                .none("allow_list"))
                .list("actions", draw.between(1, 2), i -> action(scene))
                .put("enabled", draw.chance(80))
                .ids("exempt_roles", draw.skewed(0, 20), scene.guild()::role)
                .none("exempt_channels");
    }

    static Obj actionExecuted(Scene scene) {
        Draw draw = scene.draw;
        String content = Words.text(draw, draw.skewed(5, 1900));
        return scene.inGuild()
                .put("action", action(scene))
                .id("rule_id", ruleId(scene))
                .put("rule_trigger_type", KEYWORD)
                .id("user_id", scene.someone())
                .id("channel_id", scene.channel())
                .when(draw.chance(50), a -> a.id("message_id", scene.recentId()))
                .put("content", content)
                .put("matched_keyword", draw.chance(80) ? "*" + Words.common(draw) + "*" : null)
                .put("matched_content", Words.common(draw));
    }

    private static Obj action(Scene scene) {
        boolean alert = scene.draw.chance(50);
        Obj metadata = alert
                ? obj().id("channel_id", scene.channel())
                : obj().put("custom_message", Words.text(scene.draw, 30));
        return obj().put("type", alert ? SEND_ALERT : BLOCK_MESSAGE).put("metadata", metadata);
    }

    static Obj auditLogEntry(Scene scene) {
        Draw draw = scene.draw;
        return scene.inGuild()
                .id("id", scene.newId())
                .id("user_id", scene.someone())
                .id("target_id", scene.channel())
                .put("action_type", CHANNEL_UPDATE)
                .list("changes", draw.skewed(0, 8), i -> change(draw))
                .when(draw.chance(30), e -> e.put("reason", Words.text(draw, draw.skewed(1, 450))));
    }

    /** The values of a change are of any JSON type; either may be absent. */
    private static Obj change(Draw draw) {
        return switch (draw.below(4)) {
            case 0 ->
                obj().put("key", "name")
                        .put("old_value", Words.channelName(draw))
                        .put("new_value", Words.channelName(draw));
            case 1 -> obj().put("key", "nsfw").put("old_value", false).put("new_value", true);
            case 2 -> obj().put("key", "rate_limit_per_user").put("new_value", draw.below(21_600));
            default ->
                obj().put("key", "permission_overwrites")
                        .none("old_value")
                        .list(
                                "new_value",
                                1,
                                i -> obj().put("type", "role")
                                        .put("allow", "1024")
                                        .put("deny", "0"));
        };
    }

    private static long ruleId(Scene scene) {
        return scene.guild().spare(Kind.RULE, scene.draw);
    }
}
