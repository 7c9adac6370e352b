package dev.shard.codec.etf;

import dev.shard.spi.codec.Codec;
import dev.shard.tck.codec.CodecEnvelopeContract;
import dev.shard.tck.codec.CodecFixture;
import dev.shard.tck.codec.CodecFramingContract;
import dev.shard.tck.codec.CodecOutboundContract;
import dev.shard.tck.codec.CodecValueContract;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/** The ETF codec keeps the contract of codecs. */
class EtfCodecContractTest {
    private static final CodecFixture ETF = new CodecFixture() {
        private final Codec codec = new EtfCodec();

        @Override
        public Codec codec() {
            return codec;
        }

        @Override
        public byte[] encoded(@Nullable Object value) {
            return TermWriter.payload(value);
        }

        @Override
        public byte[] payloadWithNestedData(int depth) {
            // A map of op (0) and d; each list has one element, the innermost is empty.
            String lists = "6c00000001".repeat(depth - 1) + "6a".repeat(depth);
            return hex("83 74 00000002 77026f70 6100 770164" + lists);
        }

        @Override
        public List<byte[]> malformedPayloads() {
            return Stream.of(
                            "82 74 00000001 77026f70 6100", // another version
                            "83 74 00000001 77026f70 ff", // an unknown tag
                            "83 74 00000001 6a 6100", // a list as a key
                            "83 74 00000002 77026f70 6100 770164 6c00000001 61016102", // an improper list
                            "83 74 00000002 77026f70 6100 770164 83 6a", // a version inside of a term
                            "83 74 00000002 77026f70 6100 770164 4d 00000001 03 a0", // a bit string
                            "61 00") // no version
                    .map(EtfCodecContractTest::hex)
                    .toList();
        }
    };

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    @Nested
    class Framing extends CodecFramingContract {
        @Override
        protected CodecFixture fixture() {
            return ETF;
        }
    }

    @Nested
    class Envelopes extends CodecEnvelopeContract {
        @Override
        protected CodecFixture fixture() {
            return ETF;
        }
    }

    @Nested
    class Values extends CodecValueContract {
        @Override
        protected CodecFixture fixture() {
            return ETF;
        }
    }

    @Nested
    class Outbound extends CodecOutboundContract {
        @Override
        protected CodecFixture fixture() {
            return ETF;
        }
    }
}
