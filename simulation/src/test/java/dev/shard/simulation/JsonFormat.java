package dev.shard.simulation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** JSON as Discord writes it. */
final class JsonFormat implements WireFormat {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Override
    public boolean text() {
        return true;
    }

    @Override
    public byte[] write(@Nullable Object value) {
        StringBuilder out = new StringBuilder(128);
        append(value, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(@Nullable Object value, StringBuilder out) {
        if (value instanceof String text) {
            out.append('"')
                    .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        } else if (value instanceof Map<?, ?> map) {
            char before = '{';
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(before).append('"').append(entry.getKey()).append("\":");
                append(entry.getValue(), out);
                before = ',';
            }
            out.append(before == '{' ? "{}" : "}");
        } else {
            out.append(value);
        }
    }

    @Override
    public Map<?, ?> read(byte[] bytes) {
        return MAPPER.readValue(bytes, Map.class);
    }
}
