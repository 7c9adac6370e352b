package dev.shard.transport.support;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers pings without letting a flood of them pile up: while many pongs wait to be written, only the latest ping is
 * remembered, as RFC 6455, section 5.5.3 allows. Connection lifetime; used on the loop.
 */
public final class Pongs {
    /** Pongs that may wait to be written. */
    public static final int MAX_UNWRITTEN = 16;

    private final Consumer<byte[]> writer;
    private int unwritten;
    private byte @Nullable [] latest;

    /**
     * Answers by way of the connection.
     *
     * @param writer writes a pong; {@link #written} is called for each of them later
     */
    public Pongs(Consumer<byte[]> writer) {
        this.writer = writer;
    }

    /** A ping came; {@code payload} is given. */
    public void answer(byte[] payload) {
        if (unwritten < MAX_UNWRITTEN) {
            unwritten++;
            writer.accept(payload);
        } else {
            latest = payload;
        }
    }

    /** The socket has taken one pong. */
    public void written() {
        unwritten--;
        byte[] waiting = latest;
        if (waiting != null) {
            latest = null;
            answer(waiting);
        }
    }
}
