package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Obj.obj;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Events that no page documents and that clients have met all the same; their data need not be objects. */
final class UndocumentedEvents {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> OBJECTS = List.of(
            "GIFT_CODE_UPDATE",
            "GUILD_JOIN_REQUEST_CREATE",
            "GUILD_JOIN_REQUEST_UPDATE",
            "GUILD_JOIN_REQUEST_DELETE",
            "CHANNEL_PINS_ACK",
            "APPLICATION_COMMAND_CREATE",
            "APPLICATION_COMMAND_UPDATE",
            "APPLICATION_COMMAND_DELETE");

    private UndocumentedEvents() {}

    static TrafficEvent draw(Scene scene) {
        return switch (scene.draw.below(8)) {
            case 0 -> TrafficEvent.of("PRESENCES_REPLACE", JSON.arrayNode());
            case 1 ->
                TrafficEvent.of(
                        "PRESENCES_REPLACE",
                        JSON.arrayNode()
                                .add(PresenceEvents.presence(scene, scene.someone())
                                        .node()));
            case 2 -> TrafficEvent.of("GUILD_SYNC", scalar(scene.draw));
            default ->
                TrafficEvent.of(
                        scene.draw.of(OBJECTS),
                        Quirks.unknownFields(something(scene), scene.draw).node());
        };
    }

    private static JsonNode scalar(Draw draw) {
        return switch (draw.below(5)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(false);
            case 2 -> JSON.numberNode(draw.bits());
            case 3 -> JSON.stringNode(Words.hostile(draw));
            default -> JSON.numberNode(new BigDecimal("-1.5E+300"));
        };
    }

    private static Obj something(Scene scene) {
        return scene.inGuild()
                .id("id", scene.recentId())
                .id("user_id", scene.someone())
                .put(
                        "request",
                        obj().put("status", "SUBMITTED")
                                .time("created_at", scene.now)
                                .nil("rejection_reason")
                                .none("form_responses"));
    }
}
