package dev.shard.sim.protocol;

import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Unsigned 64-bit ids, carried as decimal strings; numbers are accepted too. */
public final class Snowflakes {
    private Snowflakes() {}

    public static boolean is(JsonNode node) {
        return parse(node).isPresent();
    }

    public static OptionalLong parse(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0) {
            return OptionalLong.of(node.longValue());
        }
        return node.isString() ? parse(node.stringValue()) : OptionalLong.empty();
    }

    private static OptionalLong parse(String text) {
        try {
            return OptionalLong.of(Long.parseUnsignedLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
