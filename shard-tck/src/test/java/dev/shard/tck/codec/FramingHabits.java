package dev.shard.tck.codec;

import dev.shard.spi.codec.Codec;
import java.nio.ByteBuffer;

/** Bad habits in finding the end of a payload. */
final class FramingHabits {
    private FramingHabits() {}

    static Codec takesNothingForWhole() {
        return new CarelessCodec() {
            @Override
            public boolean mayBeWhole(ByteBuffer bytes) {
                return false;
            }
        };
    }

    static Codec takesEverythingForWhole() {
        return new CarelessCodec() {
            @Override
            public boolean mayBeWhole(ByteBuffer bytes) {
                return true;
            }
        };
    }

    static Codec takesAllBytesForOnePayload() {
        return new CarelessCodec() {
            @Override
            public int lengthOfFirst(ByteBuffer bytes) {
                return super.lengthOfFirst(bytes) < 0 ? -1 : bytes.remaining();
            }
        };
    }

    static Codec takesAPartForMalformed() {
        return new CarelessCodec() {
            @Override
            public int lengthOfFirst(ByteBuffer bytes) {
                int length = super.lengthOfFirst(bytes);
                return length < 0 ? bytes.remaining() : length;
            }
        };
    }

    static Codec waitsForMalformedBytes() {
        return new CarelessCodec() {
            @Override
            public int lengthOfFirst(ByteBuffer bytes) {
                return textOf(bytes).startsWith("{op") ? -1 : super.lengthOfFirst(bytes);
            }
        };
    }

    static Codec looksForTheEndInTheArray() {
        return new CarelessCodec() {
            @Override
            @SuppressWarnings("ByteBufferBackingArray") // That is the habit.
            public int lengthOfFirst(ByteBuffer bytes) {
                return super.lengthOfFirst(ByteBuffer.wrap(bytes.array(), bytes.position(), bytes.remaining()));
            }
        };
    }
}
