package dev.shard.codec.json;

import dev.shard.spi.codec.Codec;
import dev.shard.tck.codec.CodecEnvelopeContract;
import dev.shard.tck.codec.CodecFixture;
import dev.shard.tck.codec.CodecFramingContract;
import dev.shard.tck.codec.CodecOutboundContract;
import dev.shard.tck.codec.CodecValueContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import tools.jackson.databind.json.JsonMapper;

/** The JSON codec keeps the contract of codecs. */
class JsonCodecContractTest {
    private static final CodecFixture JSON = new CodecFixture() {
        private final Codec codec = new JsonCodec();
        private final JsonMapper mapper = new JsonMapper();

        @Override
        public Codec codec() {
            return codec;
        }

        @Override
        public byte[] encoded(@Nullable Object value) {
            return mapper.writeValueAsBytes(value);
        }

        @Override
        public byte[] payloadWithNestedData(int depth) {
            return utf8("{\"op\":0,\"d\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
        }

        @Override
        public List<byte[]> malformedPayloads() {
            return Stream.of(
                            "{\"op\":0,}",
                            "{\"op\":0 \"d\":1}",
                            "{\"op\":00}",
                            "{\"op\":0]",
                            "{op:0}",
                            "{,}",
                            "[]",
                            "x")
                    .map(JsonCodecContractTest::utf8)
                    .toList();
        }
    };

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Nested
    class Framing extends CodecFramingContract {
        @Override
        protected CodecFixture fixture() {
            return JSON;
        }
    }

    @Nested
    class Envelopes extends CodecEnvelopeContract {
        @Override
        protected CodecFixture fixture() {
            return JSON;
        }
    }

    @Nested
    class Values extends CodecValueContract {
        @Override
        protected CodecFixture fixture() {
            return JSON;
        }
    }

    @Nested
    class Outbound extends CodecOutboundContract {
        @Override
        protected CodecFixture fixture() {
            return JSON;
        }
    }
}
