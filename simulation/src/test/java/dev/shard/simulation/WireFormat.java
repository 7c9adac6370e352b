package dev.shard.simulation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The model gateway's own reading and writing of an encoding. */
interface WireFormat {
    /** Whether it travels in text frames. */
    boolean text();

    byte[] write(@Nullable Object value);

    /** Reads a map; throws any runtime exception if it is none. */
    Map<?, ?> read(byte[] bytes);
}
