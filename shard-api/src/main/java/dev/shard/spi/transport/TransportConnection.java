package dev.shard.spi.transport;

import java.nio.ByteBuffer;

/**
 * One connection, from the attempt to open it to its end. Connection lifetime. All methods are called on the loop.
 *
 * <p>T9: after the end of the connection every method does nothing; none ever throws because the connection is closing,
 * closed or broken. What cannot be written ends the connection, which {@link TransportListener#onClosed} tells.
 */
public interface TransportConnection {
    /**
     * T10: sends one message; messages leave whole and in order.
     *
     * @param message given: the caller does not touch it again
     * @param text true for a text frame, whose bytes are UTF-8; false for a binary one
     */
    void send(ByteBuffer message, boolean text);

    /**
     * T11: stops reading, or goes on. While reading is off the socket fills up and slows the peer down; messages that were
     * read already may still be delivered, at most those of one read, and the end of the connection may be noticed late.
     * Reading is on when a connection opens.
     */
    void setReading(boolean enabled);

    /** Messages handed to {@link #send} whose bytes the socket has not taken yet. */
    int unsentMessages();

    /**
     * T13: sends a close frame after everything sent before, waits for the peer's, ends the connection; aborts it when
     * {@link ConnectRequest#closeTimeout()} has passed. Messages that arrive meanwhile are still delivered.
     *
     * @param code 1000, 1001 or 3000 to 4999
     * @param reason at most 123 bytes of UTF-8
     */
    void close(int code, String reason);

    /** T14: ends the connection now, without a close frame; also one that is still opening. */
    void abort();
}
