package dev.shard.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import java.nio.ByteBuffer;

/** The writing side of an open connection. What is written within one turn of the loop leaves in one go. */
final class Wire {
    private final Channel channel;
    private final FrameEncoder encoder;
    private final Runnable flush = this::flush;
    private boolean flushAhead;

    Wire(Channel channel, FrameEncoder encoder) {
        this.channel = channel;
        this.encoder = encoder;
    }

    /** Writes one frame; the future completes when the socket has taken its bytes. {@code payload} is given. */
    ChannelFuture write(int opcode, ByteBuffer payload) {
        ChannelFuture written = channel.write(encoder.encode(opcode, payload));
        if (!flushAhead) {
            flushAhead = true;
            channel.eventLoop().execute(flush);
        }
        return written;
    }

    boolean isOpen() {
        return channel.isActive();
    }

    void setReading(boolean enabled) {
        channel.config().setAutoRead(enabled);
    }

    /** Closes the socket, with TLS after the notice that it wants. */
    void close() {
        channel.close();
    }

    /** Closes the socket without waiting for anything. */
    void kill() {
        kill(channel);
    }

    /** Same, for a channel that is not open yet: passes by TLS, which would wait for its notice to be written. */
    static void kill(Channel channel) {
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first == null) {
            channel.close();
        } else {
            first.close();
        }
    }

    private void flush() {
        flushAhead = false;
        channel.flush();
    }
}
