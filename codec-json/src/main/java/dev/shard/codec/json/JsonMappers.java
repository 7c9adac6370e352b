package dev.shard.codec.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The mapper that the codec has when the application brings none. */
final class JsonMappers {
    /** As long as a payload may become by default, and so no limit of its own. */
    static final int MAX_STRING_CHARS = 64 * 1024 * 1024;

    private JsonMappers() {}

    static JsonMapper forGateway() {
        var limits = StreamReadConstraints.builder()
                .maxNestingDepth(JsonScanner.MAX_DEPTH)
                .maxStringLength(MAX_STRING_CHARS)
                .build();
        var factory = JsonFactory.builder().streamReadConstraints(limits).build();
        return JsonMapper.builder(factory)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }
}
