package dev.shard.tck.codec;

import dev.shard.DecodeException;
import dev.shard.spi.codec.Codec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Bad habits in decoding a value. */
final class ValueHabits {
    /** What becomes of a value. */
    private interface Change {
        @Nullable Object of(@Nullable Object value, ByteBuffer data, Type type);
    }

    private ValueHabits() {}

    /** Decodes as it should, and changes the value. */
    private static Codec changing(Change change) {
        return new CarelessCodec() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> @Nullable T decode(ByteBuffer data, Type type) {
                return (T) change.of(super.decode(data, type), data, type);
            }
        };
    }

    /** Changes what is decoded. */
    private interface Before {
        ByteBuffer of(ByteBuffer data, Type type);
    }

    private static Codec before(Before habit) {
        return new CarelessCodec() {
            @Override
            public <T> @Nullable T decode(ByteBuffer data, Type type) {
                return super.decode(habit.of(data, type), type);
            }
        };
    }

    static Codec roundsIntegers() {
        return changing((value, data, type) -> value instanceof Long exact ? (Object) (long) (double) exact : value);
    }

    static Codec quotesWhatItCannotRead() {
        return new CarelessCodec() {
            @Override
            public <T> @Nullable T decode(ByteBuffer data, Type type) {
                try {
                    return super.decode(data, type);
                } catch (DecodeException e) {
                    throw new DecodeException("cannot read " + textOf(data), e.offset());
                }
            }
        };
    }

    static Codec wantsAtLeastOneByte() {
        return before((data, type) -> {
            if (!data.hasRemaining()) {
                throw new DecodeException("expected a value", 0);
            }
            return data;
        });
    }

    static Codec stopsAfterTheFirstValue() {
        return new CarelessCodec() {
            @Override
            public <T> @Nullable T decode(ByteBuffer data, Type type) {
                int length = lengthOfFirst(data);
                return super.decode(length < 0 ? data : data.slice(data.position(), length), type);
            }
        };
    }

    static Codec movesThePosition() {
        return changing((value, data, type) -> {
            data.position(data.limit());
            return value;
        });
    }

    static Codec refusesUnknownProperties() {
        return before((data, type) -> {
            if (type == CodecValueContract.Message.class
                    && CarelessCodec.textOf(data).contains("\"unknown\"")) {
                throw new DecodeException("unknown property", 1);
            }
            return data;
        });
    }

    static Codec losesTheArgumentsOfAType() {
        var careful = new CarelessCodec();
        return changing((value, data, type) ->
                type instanceof ParameterizedType generic ? careful.decode(data, generic.getRawType()) : value);
    }

    static Codec leavesOutNulls() {
        return changing((value, data, type) -> value instanceof List<?> list && list.contains(null)
                ? list.stream().filter(Objects::nonNull).toList()
                : value);
    }

    static Codec convertsNoNumbers() {
        return before((data, type) -> {
            if (type == Long.class && CarelessCodec.textOf(data).startsWith("\"")) {
                throw new DecodeException("expected a number", 0);
            }
            return data;
        });
    }

    static Codec failsAtHalfACharacter() {
        return before((data, type) -> {
            if (data.hasRemaining() && data.get(data.limit() - 1) < 0) {
                throw new IllegalArgumentException("half a character");
            }
            return data;
        });
    }
}
