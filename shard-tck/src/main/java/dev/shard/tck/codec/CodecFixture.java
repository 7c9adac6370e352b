package dev.shard.tck.codec;

import dev.shard.spi.codec.Codec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the contract of {@link Codec} is told about one codec; its encoder should be somebody else's. */
public interface CodecFixture {
    /** The codec under test. */
    Codec codec();

    /**
     * A value in the codec's encoding.
     *
     * @param value maps with string keys in the order to be written, lists, strings, integers, doubles, booleans, null
     */
    byte[] encoded(@Nullable Object value);

    /** A payload with opcode 0 whose {@code d} is arrays in each other; built without recursion. */
    byte[] payloadWithNestedData(int depth);

    /** Bytes that are a map up to some place and then go wrong, but are not merely cut off. */
    List<byte[]> malformedPayloads();
}
