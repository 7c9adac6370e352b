package dev.shard.transport.netty;

import java.nio.ByteBuffer;

/** What the peer's frames amount to. Called one at a time. */
interface FrameListener {
    /** One whole message; {@code message} is lent until this method returns. */
    void onMessage(ByteBuffer message, boolean text);

    /** A ping; {@code payload} is given. */
    void onPing(byte[] payload);

    /** The peer's close frame, after which it sends nothing: its code or {@link dev.shard.CloseStatus#NO_CODE}. */
    void onCloseFrame(int code, String reason);
}
