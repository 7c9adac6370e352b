package dev.shard.sim.net;

import dev.shard.sim.wire.FrameFaults;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.List;

/** Puts messages on the wire as frames, suffering the faults that are due; flushed once per turn of the loop. */
final class Outbox {
    private final Channel channel;
    private final Loop loop;
    private final FrameFaults faults = new FrameFaults();
    private boolean flushScheduled;
    private boolean muted;

    Outbox(Channel channel, Loop loop) {
        this.channel = channel;
        this.loop = loop;
    }

    FrameFaults faults() {
        return faults;
    }

    /** Nothing is written any more. */
    void mute() {
        muted = true;
    }

    /** One payload, which faults may turn into several messages or damage at {@code corruptible}. */
    void write(byte[] message, boolean text, int corruptible) {
        if (muted) {
            return;
        }
        for (List<byte[]> fragments : faults.apply(message, corruptible)) {
            for (int i = 0; i < fragments.size(); i++) {
                write(frame(fragments.get(i), text, i == 0, i == fragments.size() - 1));
            }
        }
    }

    private static WebSocketFrame frame(byte[] bytes, boolean text, boolean first, boolean last) {
        var content = Unpooled.wrappedBuffer(bytes);
        if (!first) {
            return new ContinuationWebSocketFrame(last, 0, content);
        }
        return text ? new TextWebSocketFrame(last, 0, content) : new BinaryWebSocketFrame(last, 0, content);
    }

    private void write(WebSocketFrame frame) {
        channel.write(frame, channel.voidPromise());
        if (!flushScheduled) {
            flushScheduled = true;
            loop.later(this::flush);
        }
    }

    void flush() {
        flushScheduled = false;
        if (!muted) {
            channel.flush();
        }
    }

    /** Whether the client reads too slowly for what it is sent. */
    boolean isStuck() {
        return !channel.isWritable();
    }
}
