package dev.shard.transport.javaws;

import dev.shard.transport.support.Opcodes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.HandshakeState;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshake;

/**
 * The library's RFC 6455 with our own frames. Connection lifetime.
 *
 * <p>The library's decoder allocates the length that a header announces before a byte of it has come, keeps any number of
 * empty fragments, and accepts much that the RFC forbids; its encoder writes payloads into its log.
 */
final class GatewayDraft extends Draft_6455 {
    private final FrameReader frames;
    private final RandomGenerator masks;

    GatewayDraft(FrameReader frames, RandomGenerator masks) {
        this.frames = frames;
        this.masks = masks;
    }

    /** Hands the bytes to our reader, and leaves no frame to the library. */
    @Override
    public List<Framedata> translateFrame(ByteBuffer buffer) {
        frames.read(buffer);
        return List.of();
    }

    @Override
    public ByteBuffer createBinaryFrame(Framedata frame) {
        return FrameEncoder.encode(code(frame.getOpcode()), frame.getPayloadData(), masks.nextInt());
    }

    /** Tells what is wrong, where the library tells only that something is, and refuses extensions that were not offered. */
    @Override
    public HandshakeState acceptHandshakeAsClient(ClientHandshake request, ServerHandshake response)
            throws InvalidHandshakeException {
        if (!basicAccept(response)) {
            throw new InvalidHandshakeException("does not switch to WebSocket");
        }
        if (response.hasFieldValue("Sec-WebSocket-Extensions") || response.hasFieldValue("Sec-WebSocket-Protocol")) {
            throw new InvalidHandshakeException("chooses an extension or subprotocol that was not offered");
        }
        if (super.acceptHandshakeAsClient(request, response) != HandshakeState.MATCHED) {
            throw new InvalidHandshakeException("has a wrong Sec-WebSocket-Accept; did a cache answer?");
        }
        return HandshakeState.MATCHED;
    }

    /** Itself: it serves one connection only. */
    @Override
    public Draft copyInstance() {
        return this;
    }

    private static int code(Opcode opcode) {
        return switch (opcode) {
            case CONTINUOUS -> Opcodes.CONTINUATION;
            case TEXT -> Opcodes.TEXT;
            case BINARY -> Opcodes.BINARY;
            case PING -> Opcodes.PING;
            case PONG -> Opcodes.PONG;
            case CLOSING -> Opcodes.CLOSE;
        };
    }
}
