package dev.shard.transport.javaws;

import dev.shard.transport.support.FrameException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Opens what the transport keeps to itself: its reader of frames. */
public final class JavaWsFrames implements FrameListener {
    private final List<String> lines = new ArrayList<>();

    private JavaWsFrames() {}

    /** What the pieces of a stream amount to, a line for each message and control frame. */
    public static List<String> read(int maxMessageBytes, List<ByteBuffer> pieces) {
        JavaWsFrames heard = new JavaWsFrames();
        FrameReader reader = new FrameReader(maxMessageBytes, heard);
        for (ByteBuffer piece : pieces) {
            reader.read(piece.duplicate());
        }
        return heard.lines;
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

    @Override
    public void onViolation(FrameException violation) {
        lines.add("violation " + violation.closeCode() + " " + violation.reason());
    }
}
