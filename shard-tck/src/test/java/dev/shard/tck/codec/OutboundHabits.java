package dev.shard.tck.codec;

import dev.shard.LocalProtocolException;
import dev.shard.spi.codec.Codec;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Bad habits in encoding. */
final class OutboundHabits {
    private OutboundHabits() {}

    static Codec roundsWhatItWrites() {
        return new CarelessCodec() {
            @Override
            public ByteBuffer encode(int op, @Nullable Object data) {
                return super.encode(op, data instanceof Long exact ? (Object) (long) (double) exact : data);
            }
        };
    }

    static Codec quotesWhatItCannotWrite() {
        return new CarelessCodec() {
            @Override
            public ByteBuffer encode(int op, @Nullable Object data) {
                try {
                    return super.encode(op, data);
                } catch (LocalProtocolException e) {
                    String quoted = data instanceof Map<?, ?> map ? map.values().toString() : "it";
                    throw new LocalProtocolException("cannot write " + quoted);
                }
            }
        };
    }

    static Codec sharesOneBuffer() {
        return new CarelessCodec() {
            private final ByteBuffer shared = ByteBuffer.allocate(4096);

            @Override
            public ByteBuffer encode(int op, @Nullable Object data) {
                shared.clear().put(super.encode(op, data)).flip();
                return shared.duplicate();
            }
        };
    }

    static Codec writesNoNulls() {
        return new CarelessCodec() {
            @Override
            public ByteBuffer encode(int op, @Nullable Object data) {
                if (data instanceof Map<?, ?> map) {
                    Map<Object, Object> without = new HashMap<>(map);
                    without.values().removeIf(Objects::isNull);
                    return super.encode(op, without);
                }
                return super.encode(op, data);
            }
        };
    }

    static Codec writesWhatIsNoNumberAsText() {
        return new CarelessCodec() {
            @Override
            public ByteBuffer encode(int op, @Nullable Object data) {
                return super.encode(op, data instanceof Double number && number.isNaN() ? "NaN" : data);
            }
        };
    }

    static Codec changesTheText() {
        return new CarelessCodec() {
            @Override
            public ByteBuffer encodeJson(String payload) {
                return super.encodeJson(payload.replace("null", "0"));
            }
        };
    }

    static Codec allowsTwoOpcodes() {
        return new CarelessCodec() {
            @Override
            public ByteBuffer encodeJson(String payload) {
                return super.encodeJson(payload.equals("{\"op\":1,\"op\":1}") ? "{\"op\":1}" : payload);
            }
        };
    }

    static Codec doesNotSayWhere() {
        return new CarelessCodec() {
            @Override
            public ByteBuffer encodeJson(String payload) {
                try {
                    return super.encodeJson(payload);
                } catch (LocalProtocolException e) {
                    throw new LocalProtocolException("no payload");
                }
            }
        };
    }
}
