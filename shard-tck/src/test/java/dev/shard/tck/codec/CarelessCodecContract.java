package dev.shard.tck.codec;

import dev.shard.tck.HabitOfTheRun;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who has a bad habit fails; run by {@link CarelessCodecTest}. */
@ExtendWith(HabitOfTheRun.class)
class CarelessCodecContract {
    final CodecFixture fixture;

    CarelessCodecContract(CodecHabit habit) {
        fixture = new SlowCodecFixture(habit.codec());
    }

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
