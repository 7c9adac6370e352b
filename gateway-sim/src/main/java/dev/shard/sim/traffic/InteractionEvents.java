package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import java.util.List;

/** Interactions: commands, autocompletion, buttons, modals. */
final class InteractionEvents {
    private static final int COMMAND = 2;
    private static final int COMPONENT = 3;
    private static final int AUTOCOMPLETE = 4;
    private static final int MODAL_SUBMIT = 5;
    private static final int DIRECT_CHANNEL = 1;
    private static final List<String> LOCALES = List.of("en-US", "de", "ja", "pt-BR", "zh-TW");

    private InteractionEvents() {}

    static Obj create(Scene scene) {
        Draw draw = scene.draw;
        int type = draw.of(COMMAND, COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT);
        return scene.inGuild()
                .id("id", scene.newId())
                .id("application_id", TrafficGenerator.BOT_USER_ID)
                .put("type", type)
                .put("data", data(scene, type))
                .with(where(scene))
                .with(who(scene))
                .put("token", draw.opaque(180))
                .put("version", 1)
                .put("app_permissions", Long.toString(draw.bits() >>> 14))
                .put("locale", draw.of(LOCALES))
                .none("entitlements", "entitlement_sku_ids")
                .put("authorizing_integration_owners", obj().id("0", scene.direct() ? 0 : scene.guild().id))
                .put("context", scene.direct() ? 1 : 0)
                .put("attachment_size_limit", 10_485_760)
                .when(type == COMPONENT, i -> i.put("message", MessageEvents.create(scene)));
    }

    private static Obj where(Scene scene) {
        long channel = scene.channel();
        if (scene.direct()) {
            return obj().id("channel_id", channel)
                    .put("channel", obj().id("id", channel).put("type", DIRECT_CHANNEL));
        }
        return obj().id("channel_id", channel)
                .put(
                        "channel",
                        obj().id("id", channel)
                                .put("type", Channels.TEXT)
                                .put("permissions", "8")
                                .id("guild_id", scene.guild().id))
                .put("guild_locale", "en-US")
                .put(
                        "guild",
                        obj().id("id", scene.guild().id).put("locale", "en-US").none("features"));
    }

    private static Obj who(Scene scene) {
        long user = scene.someone();
        if (scene.direct()) {
            return obj().put("user", Users.user(scene, user));
        }
        return obj().put(
                        "member",
                        Users.memberWithUser(scene, user).put("permissions", Long.toString(scene.draw.bits() >>> 14)));
    }

    private static Obj data(Scene scene, int type) {
        Draw draw = scene.draw;
        return switch (type) {
            case COMPONENT ->
                obj().put("component_type", 2)
                        .put("id", 2)
                        .put("custom_id", "{\"op\":7,\"page\":" + draw.below(99) + "}");
            case MODAL_SUBMIT ->
                obj().put("custom_id", draw.opaque(40)).list("components", draw.between(1, 5), i -> label(draw, i));
            default ->
                obj().id("id", scene.recentId())
                        .put("name", Words.common(draw))
                        .put("type", 1)
                        .list("options", draw.below(4), i -> option(draw, i, type == AUTOCOMPLETE && i == 0));
        };
    }

    private static Obj label(Draw draw, int index) {
        return obj().put("type", 18)
                .put("id", index * 2 + 1)
                .put(
                        "component",
                        obj().put("type", 4)
                                .put("id", index * 2 + 2)
                                .put("custom_id", "field" + index)
                                .put("value", Words.text(draw, draw.skewed(0, 1500))));
    }

    private static Obj option(Draw draw, int index, boolean focused) {
        Obj option = obj().put("name", Words.common(draw) + index);
        switch (focused ? 0 : draw.below(4)) {
            case 0 -> option.put("type", 3).put("value", Words.text(draw, draw.skewed(1, 200)));
            case 1 -> option.put("type", 4).put("value", draw.bits() >> 11);
            case 2 -> option.put("type", 5).put("value", draw.chance(50));
            default -> option.put("type", 10).decimal("value", "-" + draw.below(1000) + ".5E-7");
        }
        return option.when(focused, o -> o.put("focused", true));
    }
}
