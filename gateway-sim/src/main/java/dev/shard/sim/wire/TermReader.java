package dev.shard.sim.wire;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads one term of a client, in any form that Erlang or an older library may write, as far as JSON has such a thing. */
final class TermReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 256;
    private static final int OLD_FLOAT_BYTES = 31;
    private static final Pattern OLD_FLOAT = Pattern.compile("-?\\d\\.\\d{20}e[+-]\\d{2,3}");

    private final ByteBuffer in;

    TermReader(byte[] term) {
        in = ByteBuffer.wrap(term);
    }

    /** The whole of the bytes. */
    JsonNode read() throws MalformedPayloadException {
        try {
            if (u8() != Tag.VERSION) {
                throw new MalformedPayloadException("does not begin with 131");
            }
            JsonNode term = value(0);
            if (in.hasRemaining()) {
                throw new MalformedPayloadException(in.remaining() + " bytes after the term");
            }
            return term;
        } catch (BufferUnderflowException cutOff) {
            throw new MalformedPayloadException("the term is cut off");
        }
    }

    private JsonNode value(int depth) throws MalformedPayloadException {
        if (depth > DEEPEST) {
            throw new MalformedPayloadException("nested more than " + DEEPEST + " levels deep");
        }
        int tag = u8();
        return switch (tag) {
            case Tag.SMALL_INTEGER -> NODES.numberNode(u8());
            case Tag.INTEGER -> NODES.numberNode(in.getInt());
            case Tag.SMALL_BIG -> big(u8());
            case Tag.LARGE_BIG -> big(length(in.getInt(), 1));
            case Tag.NEW_FLOAT -> floating(in.getDouble());
            case Tag.FLOAT -> oldFloat();
            case Tag.ATOM, Tag.ATOM_UTF8, Tag.SMALL_ATOM, Tag.SMALL_ATOM_UTF8 -> atom(tag);
            case Tag.BINARY -> NODES.stringNode(utf8(bytes(in.getInt())));
            case Tag.NIL -> NODES.arrayNode();
            case Tag.STRING -> string(u16());
            case Tag.LIST -> list(in.getInt(), depth);
            case Tag.SMALL_TUPLE -> elements(u8(), depth);
            case Tag.LARGE_TUPLE -> elements(in.getInt(), depth);
            case Tag.MAP -> map(in.getInt(), depth);
            case Tag.COMPRESSED -> throw new MalformedPayloadException("compressed, which clients may not send");
            default -> throw new MalformedPayloadException("tag " + tag + " has no place in a payload");
        };
    }

    private ObjectNode map(int arity, int depth) throws MalformedPayloadException {
        ObjectNode map = NODES.objectNode();
        int entries = length(arity, 2);
        for (int i = 0; i < entries; i++) {
            int tag = u8();
            if (tag != Tag.BINARY) {
                throw new MalformedPayloadException("a key with tag " + tag + ", which is no string");
            }
            map.set(utf8(bytes(in.getInt())), value(depth + 1));
        }
        return map;
    }

    private ArrayNode list(int count, int depth) throws MalformedPayloadException {
        ArrayNode list = elements(count, depth);
        if (u8() != Tag.NIL) {
            throw new MalformedPayloadException("an improper list");
        }
        return list;
    }

    private ArrayNode elements(int count, int depth) throws MalformedPayloadException {
        ArrayNode array = NODES.arrayNode();
        int elements = length(count, 1);
        for (int i = 0; i < elements; i++) {
            array.add(value(depth + 1));
        }
        return array;
    }

    private ArrayNode string(int count) throws MalformedPayloadException {
        ArrayNode array = NODES.arrayNode();
        for (byte b : bytes(count)) {
            array.add(b & 0xFF);
        }
        return array;
    }

    private JsonNode atom(int tag) throws MalformedPayloadException {
        boolean small = tag == Tag.SMALL_ATOM || tag == Tag.SMALL_ATOM_UTF8;
        boolean latin1 = tag == Tag.SMALL_ATOM || tag == Tag.ATOM;
        byte[] bytes = bytes(small ? u8() : u16());
        String text = latin1 ? new String(bytes, StandardCharsets.ISO_8859_1) : utf8(bytes);
        return switch (text) {
            case "nil", "null" -> NODES.nullNode();
            case "true" -> NODES.booleanNode(true);
            case "false" -> NODES.booleanNode(false);
            default -> NODES.stringNode(text);
        };
    }

    private JsonNode big(int length) throws MalformedPayloadException {
        int sign = u8();
        if (sign > 1) {
            throw new MalformedPayloadException("an integer with sign " + sign);
        }
        byte[] magnitude = bytes(length);
        for (int i = 0, j = length - 1; i < j; i++, j--) {
            byte swapped = magnitude[i];
            magnitude[i] = magnitude[j];
            magnitude[j] = swapped;
        }
        return NODES.numberNode(new BigInteger(sign == 0 ? 1 : -1, magnitude));
    }

    private JsonNode oldFloat() throws MalformedPayloadException {
        byte[] bytes = bytes(OLD_FLOAT_BYTES);
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        String text = new String(Arrays.copyOf(bytes, end), StandardCharsets.ISO_8859_1);
        if (!OLD_FLOAT.matcher(text).matches()) {
            throw new MalformedPayloadException("a float that is none");
        }
        return floating(Double.parseDouble(text));
    }

    private static JsonNode floating(double value) throws MalformedPayloadException {
        if (!Double.isFinite(value)) {
            throw new MalformedPayloadException("a float that is not finite");
        }
        return NODES.numberNode(value);
    }

    private static String utf8(byte[] bytes) throws MalformedPayloadException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedPayloadException("a string that is not UTF-8");
        }
    }

    private byte[] bytes(int declared) throws MalformedPayloadException {
        byte[] bytes = new byte[length(declared, 1)];
        in.get(bytes);
        return bytes;
    }

    /** A count that is declared has to fit into what there is, before anything is made of that size. */
    private int length(int declared, int bytesEach) throws MalformedPayloadException {
        if (declared < 0 || (long) declared * bytesEach > in.remaining()) {
            throw new MalformedPayloadException(
                    "a length of " + Integer.toUnsignedString(declared) + ", with " + in.remaining() + " bytes left");
        }
        return declared;
    }

    private int u8() {
        return in.get() & 0xFF;
    }

    private int u16() {
        return in.getShort() & 0xFFFF;
    }
}
