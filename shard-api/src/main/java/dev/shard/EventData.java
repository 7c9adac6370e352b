package dev.shard;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;

/**
 * Bytes of a payload that are decoded when, and only if, somebody asks.
 *
 * <p>On the event loop the bytes are <em>lent</em>: they lie in a buffer that the next payload will overwrite. They are
 * valid until the listener's method returns; any later use of lent data throws {@link IllegalStateException}. Off the
 * loop (an executor's listener, {@link Shard#events()}) data is <em>owned</em> and may be kept. {@link #copy()} turns the
 * one into the other.
 */
public interface EventData {
    /**
     * Decodes the bytes into a type that the codec knows: for the JSON and ETF codecs whatever Jackson can bind, its
     * {@code JsonNode}, or {@code Object} for maps, lists, strings, numbers, booleans and null.
     *
     * @return the value; null where the data is {@code null} and the type has no value of its own for that
     * @throws DecodeException if the bytes are malformed or do not fit the type
     * @throws IllegalStateException if lent data is used after the listener's method returned
     */
    <T> T as(Class<T> type);

    /**
     * Same, for generic types such as {@code List<Message>}.
     *
     * @param <T> what the caller knows {@code type} to be
     */
    <T> T as(Type type);

    /** The bytes as they came, in the codec's encoding; a read-only view, lent or owned like this object. */
    ByteBuffer bytes();

    /** How many bytes; 0 if the payload had no such data. */
    int size();

    /** Whether the bytes are valid only until the listener's method returns. */
    boolean lent();

    /** Owned data with the same bytes; this object if it is owned already. */
    EventData copy();
}
