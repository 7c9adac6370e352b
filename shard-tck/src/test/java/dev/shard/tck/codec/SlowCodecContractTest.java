package dev.shard.tck.codec;

import org.junit.jupiter.api.Nested;

/** Who breaks no rule passes. */
class SlowCodecContractTest {
    final CodecFixture fixture = new SlowCodecFixture(new SlowCodec(SlowCodec.DEPTH));

    @Nested
    class Framing extends CodecFramingContract {
        @Override
        protected CodecFixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Envelopes extends CodecEnvelopeContract {
        @Override
        protected CodecFixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Values extends CodecValueContract {
        @Override
        protected CodecFixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Outbound extends CodecOutboundContract {
        @Override
        protected CodecFixture fixture() {
            return fixture;
        }
    }
}
