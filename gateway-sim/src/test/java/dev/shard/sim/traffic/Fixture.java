package dev.shard.sim.traffic;

import java.util.List;
import java.util.stream.LongStream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What these tests share. */
final class Fixture {
    static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Made between 2017 and 2023, a few days apart. */
    static final List<Long> THOUSAND_GUILDS = LongStream.range(0, 1000)
            .mapToObj(i -> Snowflakes.at(1_500_000_000_000L + i * 200_000_000L, i))
            .toList();

    private Fixture() {}

    static byte[] bytes(TrafficEvent event) {
        return EXACT.writeValueAsBytes(event.data());
    }

    static JsonNode parse(byte[] json) {
        return EXACT.readTree(json);
    }

    static JsonNode json(String text) {
        return EXACT.readTree(text.replace('\'', '"'));
    }
}
