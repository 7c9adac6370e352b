package dev.shard.transport.javaws;

import dev.shard.transport.support.FrameException;
import java.nio.ByteBuffer;

/** What the peer's frames amount to. Called by the reading thread. */
interface FrameListener {
    /** One whole message; {@code message} is given. */
    void onMessage(ByteBuffer message, boolean text);

    /** A ping; {@code payload} is given. */
    void onPing(byte[] payload);

    /** The peer's close frame, after which it sends nothing: its code or {@link dev.shard.CloseStatus#NO_CODE}. */
    void onCloseFrame(int code, String reason);

    /** The peer broke the rules; what it sends after that is not read. */
    void onViolation(FrameException violation);
}
