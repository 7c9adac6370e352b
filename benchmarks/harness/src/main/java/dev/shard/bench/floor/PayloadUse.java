package dev.shard.bench.floor;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** What a floor does with a payload once it is decompressed. */
@FunctionalInterface
public interface PayloadUse {
    void payload(byte[] bytes, int length);

    /** Nothing. */
    static PayloadUse drop() {
        return (bytes, length) -> {};
    }

    /** Makes a tree of it. */
    static PayloadUse tree() {
        ObjectReader reader = JsonMapper.builder().build().readerFor(JsonNode.class);
        return (bytes, length) -> {
            if (reader.readTree(bytes, 0, length).isEmpty()) {
                throw new IllegalStateException("an empty payload");
            }
        };
    }
}
