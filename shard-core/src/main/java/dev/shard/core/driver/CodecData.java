package dev.shard.core.driver;

import static java.util.Objects.requireNonNull;

import dev.shard.EventData;
import dev.shard.spi.codec.Codec;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Data that a codec decodes when somebody asks. */
abstract class CodecData implements EventData {
    final Codec codec;

    CodecData(Codec codec) {
        this.codec = codec;
    }

    /** The bytes, from position to limit; not to be written to. */
    abstract ByteBuffer view();

    <T> @Nullable T decode(Type type) {
        return codec.decode(view(), type);
    }

    /** The interface promises null only where the data is null, which its caller has to expect. */
    @Override
    @SuppressWarnings("NullAway")
    public final <T> T as(Class<T> type) {
        return decode(requireNonNull(type, "type"));
    }

    @Override
    @SuppressWarnings("NullAway")
    public final <T> T as(Type type) {
        return decode(requireNonNull(type, "type"));
    }

    @Override
    public final ByteBuffer bytes() {
        return view().asReadOnlyBuffer();
    }
}
