package dev.shard.codec.etf;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;

/** The mapper that the codec has when the application brings none. */
final class EtfMappers {
    private EtfMappers() {}

    static EtfMapper forGateway(EtfFactory factory) {
        return EtfMapper.builder(factory)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }
}
