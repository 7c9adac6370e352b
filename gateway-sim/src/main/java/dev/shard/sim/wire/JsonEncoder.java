package dev.shard.sim.wire;

import dev.shard.sim.protocol.Json;
import dev.shard.sim.protocol.Payload;
import dev.shard.sim.protocol.PayloadData;
import dev.shard.sim.scenario.EnvelopeStyle;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/** JSON to a client: a few literals around data that is serialized already. */
final class JsonEncoder implements PayloadEncoder {
    private static final int ENVELOPE_BYTES = 96;
    private static final Map<String, byte[]> KEYS =
            Map.of("t", ascii("\"t\":"), "s", ascii("\"s\":"), "op", ascii("\"op\":"), "d", ascii("\"d\":"));

    @Override
    public byte[] encode(Payload payload, EnvelopeStyle style) {
        byte[] data = payload.data().json();
        var out = new ByteArrayOutputStream(data.length + ENVELOPE_BYTES);
        char separator = '{';
        for (String key : style.keys()) {
            byte[] value = value(key, payload, data, style);
            if (value != null) {
                out.write(separator);
                out.writeBytes(KEYS.get(key));
                out.writeBytes(value);
                separator = ',';
            }
        }
        out.write('}');
        return out.toByteArray();
    }

    private static byte @Nullable [] value(String key, Payload payload, byte[] data, EnvelopeStyle style) {
        return switch (key) {
            case "d" -> data;
            case "op" -> ascii(Integer.toString(payload.op()));
            case "s" ->
                orNull(payload.sequence() == null ? null : payload.sequence().toString(), style);
            default -> orNull(payload.name() == null ? null : quoted(payload.name()), style);
        };
    }

    private static byte @Nullable [] orNull(@Nullable String value, EnvelopeStyle style) {
        if (value == null && !style.nulls()) {
            return null;
        }
        return String.valueOf(value).getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String name) {
        boolean plain = name.chars().allMatch(c -> c == '_' || (c >= 'A' && c <= 'Z'));
        return plain ? '"' + name + '"' : new String(Json.bytes(StringNode.valueOf(name)), StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] encodeVerbatim(PayloadData payload) {
        return payload.json();
    }
}
