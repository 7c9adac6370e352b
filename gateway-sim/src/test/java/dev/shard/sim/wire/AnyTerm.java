package dev.shard.sim.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a server sends, by the table in protocol.md 8.5: keys of any kind, and only the tags that the writer has. */
public final class AnyTerm {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ByteBuffer in;

    private AnyTerm(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    /** One whole term. */
    public static JsonNode read(byte[] bytes) {
        AnyTerm term = new AnyTerm(bytes);
        if (term.u8() != 131) {
            throw new AssertionError("no version byte");
        }
        JsonNode value = term.value();
        if (term.in.hasRemaining()) {
            throw new AssertionError(term.in.remaining() + " bytes left");
        }
        return value;
    }

    private JsonNode value() {
        int tag = u8();
        return switch (tag) {
            case 70 -> NODES.numberNode(in.getDouble());
            case 97 -> NODES.numberNode(u8());
            case 98 -> NODES.numberNode(in.getInt());
            case 106 -> NODES.arrayNode();
            case 107 -> bytesAsArray();
            case 108 -> list();
            case 109 -> NODES.stringNode(text(in.getInt()));
            case 110 -> NODES.numberNode(big(u8()));
            case 111 -> NODES.numberNode(big(in.getInt()));
            case 116 -> map();
            case 118 -> atom(in.getShort() & 0xFFFF);
            case 119 -> atom(u8());
            default -> throw new AssertionError("tag " + tag);
        };
    }

    private ObjectNode map() {
        ObjectNode map = NODES.objectNode();
        for (int left = in.getInt(); left > 0; left--) {
            String key = value().asString();
            if (map.has(key)) {
                throw new AssertionError("the same key twice: " + key);
            }
            map.set(key, value());
        }
        return map;
    }

    private ArrayNode list() {
        ArrayNode list = NODES.arrayNode();
        for (int left = in.getInt(); left > 0; left--) {
            list.add(value());
        }
        if (u8() != 106) {
            throw new AssertionError("no NIL at the end of a list");
        }
        return list;
    }

    private ArrayNode bytesAsArray() {
        ArrayNode list = NODES.arrayNode();
        for (int left = in.getShort() & 0xFFFF; left > 0; left--) {
            list.add(u8());
        }
        return list;
    }

    private JsonNode atom(int length) {
        String text = text(length);
        return switch (text) {
            case "nil" -> NODES.nullNode();
            case "true", "false" -> NODES.booleanNode(text.equals("true"));
            default -> NODES.stringNode(text);
        };
    }

    private BigInteger big(int length) {
        int sign = u8() == 0 ? 1 : -1;
        BigInteger magnitude = BigInteger.ZERO;
        for (int i = 0; i < length; i++) {
            magnitude = magnitude.or(BigInteger.valueOf(u8()).shiftLeft(Byte.SIZE * i));
        }
        return sign < 0 ? magnitude.negate() : magnitude;
    }

    private String text(int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, UTF_8);
    }

    private int u8() {
        return in.get() & 0xFF;
    }
}
