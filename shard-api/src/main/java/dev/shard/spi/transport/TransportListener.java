package dev.shard.spi.transport;

import dev.shard.CloseStatus;
import java.nio.ByteBuffer;

/**
 * What a connection tells its owner.
 *
 * <p>T15: always on the connection's loop, one call at a time, each happening-before the next.
 */
public interface TransportListener {
    /** T16: the first signal of a connection that opens; once. */
    void onOpen();

    /**
     * T17: one whole message, its fragments joined; an empty one too. Text is handed on without a check of its encoding:
     * the codec checks it.
     *
     * <p>T12: a message of more than {@link ConnectRequest#maxMessageBytes()} is never delivered, nor is more than that
     * ever held: the connection is closed with 1009 and ends with a {@link dev.shard.TransportException.Phase#OPEN}
     * failure. The same goes, with 1002, for frames that break RFC 6455.
     *
     * @param message lent until this method returns
     * @param text whether it came in text frames
     */
    void onMessage(ByteBuffer message, boolean text);

    /**
     * T18: the last signal, exactly once, also when the connection never opened and when it was aborted.
     *
     * @param status how it ended; T19: after an orderly close by the peer its code and reason, after one of ours
     *     {@link dev.shard.CloseStatus.Origin#LOCAL} with our code, else {@code LOST} or {@code NEVER_OPENED} with what
     *     broke and in which phase. T20: only what was received before the end decides: a close frame that came before a
     *     reset counts
     */
    void onClosed(CloseStatus status);
}
