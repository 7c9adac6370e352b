package dev.shard.sim.wire;

import dev.shard.sim.scenario.TermStyle;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Trees as terms, the way Erlang writes them: a list of bytes is a STRING_EXT, an empty one NIL, null the atom nil. */
final class TermWriter {
    /** Holders of ids whose name does not say so. */
    private static final Set<String> ID_LISTS =
            Set.of("id", "ids", "roles", "mention_roles", "exempt_roles", "exempt_channels", "not_found");

    private static final Pattern SNOWFLAKE = Pattern.compile("[1-9]\\d{14,19}");
    private static final int LONGEST_STRING = 0xFFFF;

    private final TermBuffer out;
    private final TermStyle style;

    TermWriter(TermBuffer out, TermStyle style) {
        this.out = out;
        this.style = style;
    }

    /** A value below the envelope. */
    void value(JsonNode node) {
        value(node, "");
    }

    /** A whole payload: its own keys are atoms, whatever the style. */
    void payload(JsonNode root) {
        if (!root.isObject()) {
            value(root);
            return;
        }
        mapOf(root.size());
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            out.atom(entry.getKey());
            value(entry.getValue(), entry.getKey());
        }
    }

    void mapOf(int entries) {
        out.u8(Tag.MAP);
        out.u32(entries);
    }

    /** The key is that of the nearest object around the value, which tells whether it is an id. */
    private void value(JsonNode node, String key) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, key);
            case ARRAY -> array(node, key);
            case STRING -> string(node.stringValue(), key);
            case NUMBER -> number(node);
            case BOOLEAN -> out.atom(Boolean.toString(node.booleanValue()));
            default -> out.atom("nil");
        }
    }

    private void object(JsonNode node, String key) {
        mapOf(node.size());
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            boolean isId = isSnowflake(entry.getKey());
            key(entry.getKey(), isId);
            value(entry.getValue(), isId ? key : entry.getKey());
        }
    }

    private void key(String key, boolean isId) {
        if (style == TermStyle.BINARY_KEYS || !TermBuffer.isAtom(key)) {
            out.binary(key);
        } else if (isId) {
            out.integer(new BigInteger(key));
        } else {
            out.atom(key);
        }
    }

    private void array(JsonNode node, String key) {
        if (node.isEmpty()) {
            out.u8(Tag.NIL);
        } else if (node.size() <= LONGEST_STRING && node.valueStream().allMatch(TermWriter::isByte)) {
            out.u8(Tag.STRING);
            out.u16(node.size());
            node.forEach(value -> out.u8(value.intValue()));
        } else {
            out.u8(Tag.LIST);
            out.u32(node.size());
            node.forEach(value -> value(value, key));
            out.u8(Tag.NIL);
        }
    }

    private static boolean isByte(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0 && node.intValue() <= 0xFF;
    }

    private void string(String text, String key) {
        if (style == TermStyle.ATOM_KEYS && holdsIds(key) && isSnowflake(text)) {
            out.integer(new BigInteger(text));
        } else {
            out.binary(text);
        }
    }

    private static boolean holdsIds(String key) {
        return ID_LISTS.contains(key) || key.endsWith("_id") || key.endsWith("_ids");
    }

    private static boolean isSnowflake(String text) {
        return SNOWFLAKE.matcher(text).matches() && new BigInteger(text).bitLength() <= Long.SIZE;
    }

    private void number(JsonNode node) {
        if (node.isIntegralNumber()) {
            out.integer(node.bigIntegerValue());
        } else {
            out.floating(node.doubleValue());
        }
    }
}
