package dev.shard.sim.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A payload on its way to a client.
 *
 * @param sequence {@code s}; null except for dispatches
 * @param name {@code t}; null except for dispatches
 */
public record Payload(
        int op, @Nullable Long sequence, @Nullable String name, PayloadData data) {

    public static Payload of(Opcode opcode, PayloadData data) {
        return new Payload(opcode.code(), null, null, data);
    }

    public static Payload of(Opcode opcode, JsonNode data) {
        return of(opcode, PayloadData.of(data));
    }

    public static Payload dispatch(@Nullable Long sequence, Event event) {
        return new Payload(Opcode.DISPATCH.code(), sequence, event.name(), event.data());
    }
}
