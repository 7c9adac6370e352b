package dev.shard;

import org.jspecify.annotations.Nullable;

/** A payload, or the data of an event, could not be decoded. */
public final class DecodeException extends RemoteProtocolException {
    private static final long serialVersionUID = 1L;

    private final long offset;

    /**
     * Takes what was expected and where.
     *
     * @param problem half a sentence, such as {@code "expected a colon after the key"}; it may quote a few bytes of the
     *     input's structure but never a string value, which could be a secret
     * @param offset bytes from the start of what was decoded: the payload, or its data; -1 if unknown
     */
    public DecodeException(String problem, long offset, @Nullable Throwable cause) {
        super(offset < 0 ? problem : problem + " (at byte " + offset + ")", cause);
        this.offset = offset;
    }

    /** Same, without a cause. */
    public DecodeException(String problem, long offset) {
        this(problem, offset, null);
    }

    /** Bytes from the start of what was decoded, the payload or its data, to the fault; -1 if unknown. */
    public long offset() {
        return offset;
    }
}
