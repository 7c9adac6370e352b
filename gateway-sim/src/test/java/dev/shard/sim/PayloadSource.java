package dev.shard.sim;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a client hears, payload by payload. */
interface PayloadSource {
    /** The next payload; fails if none comes. */
    JsonNode receive();

    /** The next payload with this opcode; others are passed over. */
    default JsonNode receive(int op) {
        JsonNode next = receive();
        while (next.path("op").intValue() != op) {
            next = receive();
        }
        return next;
    }

    /** The next dispatch of this name; others are passed over. */
    default JsonNode event(String name) {
        JsonNode next = receive(0);
        while (!isCalled(name, next)) {
            next = receive(0);
        }
        return next;
    }

    /** All dispatches up to and with the next one of this name. */
    default List<JsonNode> eventsUntil(String name) {
        List<JsonNode> events = new ArrayList<>();
        do {
            events.add(receive(0));
        } while (!isCalled(name, events.get(events.size() - 1)));
        return events;
    }

    private static boolean isCalled(String name, JsonNode dispatch) {
        return dispatch.path("t").asString("").equals(name);
    }
}
