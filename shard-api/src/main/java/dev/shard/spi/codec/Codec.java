package dev.shard.spi.codec;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One encoding of payloads. Process lifetime; all methods may be called by several threads at once.
 *
 * <p>Buffers are lent, position and limit stay as they are. Integers of 64 bits stay exact (C3); unknown keys, opcodes,
 * event names and any order of keys are accepted (C4); what a peer sends is bounded in depth, and nothing is allocated
 * from a length that it declares (C5); messages of exceptions quote no values (C6).
 */
public interface Codec extends PayloadFraming {
    /** The {@code encoding} parameter of the Gateway URL: {@code json} or {@code etf}. */
    String encoding();

    /** Whether payloads are sent in text frames; else in binary ones. */
    boolean text();

    /**
     * C7: reads {@code op}, {@code s} and {@code t} and finds {@code d} without decoding it. Of a key that comes twice the
     * last one counts. Where the other three come first, {@code d} and what follows it need not be looked at: then the
     * envelope's data is {@linkplain Envelope#dataOpen() open}, and may turn out to be malformed when it is decoded.
     *
     * @param payload from position to limit, backed by an array or direct
     * @param into filled on success, unspecified else; offsets are absolute indexes of {@code payload}
     * @throws dev.shard.DecodeException if the bytes are no map, or {@code op} is missing or no integer, or {@code s} is
     *     neither null nor a non-negative integer of 64 bits, or {@code t} is neither null nor text
     */
    void readEnvelope(ByteBuffer payload, Envelope into);

    /**
     * C11: finds where open data really ends, at the cost of walking over it; leaves {@code op}, {@code s} and {@code t}
     * as they are. Does nothing if the data is not open.
     *
     * <p>Who only decodes the data may do so first, and close it if that fails: what is open and goes too far is never
     * one whole value.
     *
     * @param payload the buffer that the envelope was read from, unchanged since
     * @throws dev.shard.DecodeException if {@code d}, or what follows it, is malformed
     */
    default void closeData(ByteBuffer payload, Envelope envelope) {}

    /**
     * C8: decodes one whole value. {@code Object} gives {@code Map<String, Object>}, {@code List}, {@code String},
     * {@code Integer}, {@code Long}, {@code BigInteger}, {@code Double}, {@code Boolean} or null; an encoding that knows
     * bytes which are no text may give {@code byte[]} for them.
     *
     * @param data lent; the value and nothing else but white space; empty stands for null
     * @param <T> what the caller knows {@code type} to be
     * @throws dev.shard.DecodeException if the bytes are malformed, go on after the value, or do not fit the type
     */
    <T> @Nullable T decode(ByteBuffer data, Type type);

    /**
     * C9: encodes {@code {"op":…,"d":…}}.
     *
     * @param data maps with string keys, lists, strings, numbers, booleans, null, or whatever else the codec can encode
     * @return given; a fresh buffer
     * @throws dev.shard.LocalProtocolException if the data cannot be encoded
     */
    ByteBuffer encode(int op, @Nullable Object data);

    /**
     * C10: encodes a whole payload that is given as JSON text, unchanged in meaning.
     *
     * @return given; a fresh buffer
     * @throws dev.shard.LocalProtocolException if the text is no JSON object with an integer {@code op}; the message says
     *     where
     */
    ByteBuffer encodeJson(String payload);
}
