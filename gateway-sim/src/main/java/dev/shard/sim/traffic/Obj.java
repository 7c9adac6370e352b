package dev.shard.sim.traffic;

import java.math.BigDecimal;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object, written field by field; fields keep the order in which they are written. */
final class Obj {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode node = JSON.objectNode();

    private Obj() {}

    static Obj obj() {
        return new Obj();
    }

    /** A string, or null if there is none. */
    Obj put(String key, @Nullable String value) {
        node.put(key, value);
        return this;
    }

    /** An integer, in the node that a parser would choose for it. */
    Obj put(String key, long value) {
        if (value == (int) value) {
            node.put(key, (int) value);
        } else {
            node.put(key, value);
        }
        return this;
    }

    Obj put(String key, boolean value) {
        node.put(key, value);
        return this;
    }

    /** A number with a fraction or exponent; decimal, because how a {@code double} prints depends on the JDK. */
    Obj decimal(String key, String value) {
        node.put(key, new BigDecimal(value));
        return this;
    }

    /** An object, or null if there is none. */
    Obj put(String key, @Nullable Obj value) {
        node.set(key, value == null ? JSON.nullNode() : value.node);
        return this;
    }

    Obj put(String key, JsonNode value) {
        node.set(key, value);
        return this;
    }

    Obj nil(String... keys) {
        for (String key : keys) {
            node.putNull(key);
        }
        return this;
    }

    Obj no(String... keys) {
        for (String key : keys) {
            node.put(key, false);
        }
        return this;
    }

    /** Empty arrays. */
    Obj none(String... keys) {
        for (String key : keys) {
            node.putArray(key);
        }
        return this;
    }

    /** A snowflake: an unsigned 64-bit number as a decimal string. */
    Obj id(String key, long snowflake) {
        node.put(key, Long.toUnsignedString(snowflake));
        return this;
    }

    Obj ids(String key, int count, IntToLongFunction snowflake) {
        ArrayNode array = node.putArray(key);
        for (int i = 0; i < count; i++) {
            array.add(Long.toUnsignedString(snowflake.applyAsLong(i)));
        }
        return this;
    }

    Obj time(String key, long millis) {
        node.put(key, Snowflakes.iso(millis));
        return this;
    }

    Obj list(String key, int count, IntFunction<Obj> element) {
        ArrayNode array = node.putArray(key);
        for (int i = 0; i < count; i++) {
            array.add(element.apply(i).node);
        }
        return this;
    }

    Obj texts(String key, int count, IntFunction<String> element) {
        ArrayNode array = node.putArray(key);
        for (int i = 0; i < count; i++) {
            array.add(element.apply(i));
        }
        return this;
    }

    Obj with(Obj other) {
        node.setAll(other.node);
        return this;
    }

    Obj when(boolean condition, Consumer<Obj> fields) {
        if (condition) {
            fields.accept(this);
        }
        return this;
    }

    /** The object itself, not a copy. */
    ObjectNode node() {
        return node;
    }
}
