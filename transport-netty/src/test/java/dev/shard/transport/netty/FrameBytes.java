package dev.shard.transport.netty;

import dev.shard.transport.support.FrameException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What a server writes, and what a decoder makes of it. */
final class FrameBytes {
    static final int FIN = 0x80;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Adds a frame in the shortest form of its length. */
    FrameBytes frame(int firstByte, byte... payload) {
        ByteBuffer head = ByteBuffer.allocate(10).put((byte) firstByte);
        if (payload.length < 126) {
            head.put((byte) payload.length);
        } else if (payload.length < 65536) {
            head.put((byte) 126).putShort((short) payload.length);
        } else {
            head.put((byte) 127).putLong(payload.length);
        }
        bytes.write(head.array(), 0, head.position());
        bytes.writeBytes(payload);
        return this;
    }

    /** Adds bytes that need not be a frame. */
    FrameBytes raw(byte... anything) {
        bytes.writeBytes(anything);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    /** Decodes the bytes, cut at the given places, and gives one line per event. */
    static List<String> decode(int maxMessageBytes, byte[] stream, List<Integer> cuts) {
        var events = new Events();
        var decoder = new FrameDecoder(ByteBufAllocator.DEFAULT, maxMessageBytes, events);
        int from = 0;
        try {
            for (int cut : cuts) {
                read(decoder, stream, from, cut);
                from = cut;
            }
            read(decoder, stream, from, stream.length);
        } catch (FrameException violation) {
            events.lines.add("violation " + violation.closeCode());
        } finally {
            decoder.release();
        }
        return events.lines;
    }

    private static void read(FrameDecoder decoder, byte[] stream, int from, int to) throws FrameException {
        ByteBuf piece = ByteBufAllocator.DEFAULT.ioBuffer(to - from).writeBytes(stream, from, to - from);
        try {
            decoder.read(piece);
        } finally {
            piece.release();
        }
    }

    /** Writes events down. */
    static final class Events implements FrameListener {
        final List<String> lines = new ArrayList<>();

        @Override
        public void onMessage(ByteBuffer message, boolean text) {
            lines.add((text ? "text " : "binary ") + hex(message));
        }

        @Override
        public void onPing(byte[] payload) {
            lines.add("ping " + hex(ByteBuffer.wrap(payload)));
        }

        @Override
        public void onCloseFrame(int code, String reason) {
            lines.add("close " + code + " " + reason);
        }
    }

    /** Length and content, short. */
    static String hex(ByteBuffer bytes) {
        return bytes.remaining() + ":" + Integer.toHexString(bytes.hashCode());
    }
}
