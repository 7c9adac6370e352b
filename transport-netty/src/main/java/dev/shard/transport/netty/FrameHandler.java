package dev.shard.transport.netty;

import dev.shard.transport.support.FrameException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import java.util.ArrayDeque;
import java.util.Queue;
import javax.net.ssl.SSLException;

/**
 * Last and, without TLS, only handler of an open connection: from the socket's buffers to the decoder.
 *
 * <p>It also keeps what arrives although reading is off. Epoll empties a socket as soon as the peer has shut down its side,
 * and one TLS read can bring many records; both are bounded by the receive buffers, and neither may be pressed upon a
 * listener that asked for a pause.
 */
final class FrameHandler extends ChannelInboundHandlerAdapter {
    private final NettyConnection connection;
    private final FrameDecoder decoder;
    private final Queue<ByteBuf> held = new ArrayDeque<>(1);
    private boolean paused;
    private boolean inactive;

    FrameHandler(NettyConnection connection, FrameDecoder decoder) {
        this.connection = connection;
        this.decoder = decoder;
    }

    /** Holds everything back that is not being decoded already. */
    void pause() {
        paused = true;
    }

    /** Decodes what was held back, and goes on. Not to be called while the decoder is at work. */
    void goOn() {
        paused = false;
        while (!paused && !held.isEmpty()) {
            decode(held.remove());
        }
        if (inactive && held.isEmpty()) {
            connection.ended();
        }
    }

    /** Throws away whatever still comes. */
    void discard() {
        decoder.stop();
        goOn();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf piece = (ByteBuf) message;
        if (paused || !held.isEmpty()) {
            held.add(piece);
        } else {
            decode(piece);
        }
    }

    private void decode(ByteBuf piece) {
        try {
            decoder.read(piece);
        } catch (FrameException broken) {
            decoder.stop();
            connection.violated(broken);
        } finally {
            piece.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        inactive = true;
        if (held.isEmpty()) {
            connection.ended();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // A failed write leaves what has come to be read; TLS that failed does not.
        connection.broke(cause instanceof SSLException ? new DecoderException(cause.getMessage(), cause) : cause);
    }

    /** Decodes nothing more and lets go of every buffer; may be called while the decoder is at work. */
    void release() {
        paused = false;
        decoder.release();
        held.forEach(ByteBuf::release);
        held.clear();
    }
}
