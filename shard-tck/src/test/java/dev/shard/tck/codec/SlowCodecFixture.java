package dev.shard.tck.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.spi.codec.Codec;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the contract needs to know about codecs that speak JSON. */
record SlowCodecFixture(Codec codec) implements CodecFixture {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Override
    public byte[] encoded(@Nullable Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    @Override
    public byte[] payloadWithNestedData(int depth) {
        return ("{\"op\":0,\"d\":" + "[".repeat(depth) + "]".repeat(depth) + "}").getBytes(UTF_8);
    }

    @Override
    public List<byte[]> malformedPayloads() {
        return Stream.of("{\"op\":0,}", "{\"op\":0 \"d\":1}", "{\"op\":00}", "{op:0}", "{,}", "[]", "x")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }
}
