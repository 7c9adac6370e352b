package dev.shard.sim.protocol;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The {@code d} of a payload, serialized once however many sessions receive it. Confined to the event loop.
 *
 * <p>It is made from a tree or from JSON text; the other form is derived when somebody asks.
 */
public final class PayloadData {
    /** JSON {@code null}. */
    public static final PayloadData NULL = ofJson("null");

    private byte @Nullable [] json;
    private @Nullable JsonNode tree;

    private PayloadData(byte @Nullable [] json, @Nullable JsonNode tree) {
        this.json = json;
        this.tree = tree;
    }

    /** Data that a caller serialized itself; it is sent as it is, whatever it says. */
    public static PayloadData ofJson(String json) {
        return new PayloadData(json.getBytes(StandardCharsets.UTF_8), null);
    }

    public static PayloadData of(JsonNode tree) {
        return new PayloadData(null, tree);
    }

    /** UTF-8; belongs to this object, not to be changed. */
    public byte[] json() {
        byte[] bytes = json;
        if (bytes == null) {
            bytes = Json.bytes(tree());
            json = bytes;
        }
        return bytes;
    }

    /**
     * For encodings and rules that need the structure; not to be changed.
     *
     * @throws tools.jackson.core.JacksonException if the text is no JSON
     */
    public JsonNode tree() {
        JsonNode node = tree;
        if (node == null) {
            node = Json.parse(json());
            tree = node;
        }
        return node;
    }
}
