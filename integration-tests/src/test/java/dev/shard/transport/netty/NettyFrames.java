package dev.shard.transport.netty;

import dev.shard.transport.support.FrameException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Opens what the transport keeps to itself: its reader of frames. */
public final class NettyFrames implements FrameListener {
    private final List<String> lines = new ArrayList<>();

    private NettyFrames() {}

    /** What the pieces of a stream amount to, a line for each message and control frame. */
    public static List<String> read(int maxMessageBytes, List<ByteBuffer> pieces) {
        NettyFrames heard = new NettyFrames();
        FrameDecoder decoder = new FrameDecoder(ByteBufAllocator.DEFAULT, maxMessageBytes, heard);
        try {
            for (ByteBuffer piece : pieces) {
                read(decoder, piece.duplicate());
            }
        } catch (FrameException violation) {
            heard.lines.add("violation " + violation.closeCode() + " " + violation.reason());
        } finally {
            decoder.release();
        }
        return heard.lines;
    }

    private static void read(FrameDecoder decoder, ByteBuffer piece) throws FrameException {
        ByteBuf buffer = ByteBufAllocator.DEFAULT.ioBuffer(piece.remaining()).writeBytes(piece);
        try {
            decoder.read(buffer);
        } finally {
            buffer.release();
        }
    }

    @Override
    public void onMessage(ByteBuffer message, boolean text) {
        lines.add((text ? "text " : "binary ") + message.remaining() + " " + message.hashCode());
    }

    @Override
    public void onPing(byte[] payload) {
        lines.add("ping " + payload.length + " " + ByteBuffer.wrap(payload).hashCode());
    }

    @Override
    public void onCloseFrame(int code, String reason) {
        lines.add("close " + code + " " + reason);
    }
}
