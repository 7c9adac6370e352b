package dev.shard.spi.codec;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of one payload: {@code op}, {@code s}, {@code t}, and where {@code d} lies. One object is filled again for
 * each payload, so that reading an envelope allocates nothing. Not safe for several threads.
 *
 * @see "Discord documentation, Gateway event payload structure"
 */
public final class Envelope {
    /** {@link #sequence()} where {@code s} is null or absent. */
    public static final long NO_SEQUENCE = -1;

    private long op;
    private long sequence = NO_SEQUENCE;
    private @Nullable String name;
    private int dataOffset;
    private int dataLength;
    private boolean dataOpen;
    private @Nullable ByteBuffer inflated;

    /** An empty envelope, to be filled by a codec. */
    public Envelope() {}

    /**
     * Fills it.
     *
     * @param op the opcode, known or not
     * @param sequence at least 0, or {@link #NO_SEQUENCE}
     * @param name the event's name, from {@link EventNames} where that knows it; null where {@code t} is null or absent
     * @param dataOffset index of the first byte of {@code d} in the payload's buffer, absolute
     * @param dataLength bytes of {@code d}; 0 if it is absent
     */
    public void set(long op, long sequence, @Nullable String name, int dataOffset, int dataLength) {
        set(op, sequence, name, dataOffset, dataLength, false);
    }

    /**
     * Same, for a codec that need not look at {@code d} to read the rest.
     *
     * @param dataOpen whether {@code dataLength} is only where {@code d} ends if it is the payload's last key
     */
    public void set(long op, long sequence, @Nullable String name, int dataOffset, int dataLength, boolean dataOpen) {
        this.op = op;
        this.sequence = sequence;
        this.name = name;
        this.dataOffset = dataOffset;
        this.dataLength = dataLength;
        this.dataOpen = dataOpen;
        inflated = null;
    }

    /**
     * Same, for a payload that was inflated to be read, so that it does not hold {@code d} itself.
     *
     * @param inflated given; kept until this object is filled again
     * @param dataOffset index of the first byte of {@code d} in {@code inflated}, absolute
     */
    public void setInflated(
            long op, long sequence, @Nullable String name, ByteBuffer inflated, int dataOffset, int dataLength) {
        set(op, sequence, name, dataOffset, dataLength, false);
        this.inflated = requireNonNull(inflated, "inflated");
    }

    /** The opcode, known or not. */
    public long op() {
        return op;
    }

    /** The sequence; {@link #NO_SEQUENCE} if there is none. */
    public long sequence() {
        return sequence;
    }

    /** The event's name; null if there is none. */
    public @Nullable String name() {
        return name;
    }

    /** Index of the first byte of {@code d} in its {@linkplain #source source}, absolute. */
    public int dataOffset() {
        return dataOffset;
    }

    /** Bytes of {@code d}; 0 if it is absent. Perhaps too many while {@link #dataOpen()}. */
    public int dataLength() {
        return dataLength;
    }

    /**
     * Whether {@code d} was taken, unseen, for the payload's last key, as it is in what the Gateway sends. Then its bytes
     * go too far if other keys follow after all; {@link Codec#closeData} finds out.
     */
    public boolean dataOpen() {
        return dataOpen;
    }

    /**
     * The buffer that {@code d} lies in: the payload, but for one that was inflated to be read.
     *
     * @param payload the buffer that the envelope was read from, unchanged since
     */
    public ByteBuffer source(ByteBuffer payload) {
        requireNonNull(payload, "payload");
        return inflated == null ? payload : inflated;
    }

    /**
     * A view of {@code d}.
     *
     * @param payload the buffer that the envelope was read from, unchanged since
     */
    public ByteBuffer dataOf(ByteBuffer payload) {
        return source(payload).slice(dataOffset, dataLength);
    }
}
