package dev.shard.bench.floor;

import dev.shard.bench.client.EventSink;
import dev.shard.bench.load.Session;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Identifies after the first message, and counts the others. */
final class InflateAndDrop extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final String IDENTIFY =
            "{\"op\":2,\"d\":{\"token\":\"benchmark.token.1234\",\"intents\":0,\"properties\":"
                    + "{\"os\":\"linux\",\"browser\":\"none\",\"device\":\"none\"}}}";
    private static final ThreadLocal<byte[]> OUTPUT = ThreadLocal.withInitial(() -> new byte[1 << 16]);

    private final EventSink sink;
    private final Inflater inflater = new Inflater();
    private long messages;

    InflateAndDrop(EventSink sink) {
        this.sink = sink;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) throws DataFormatException {
        if (!(frame instanceof BinaryWebSocketFrame)) {
            return;
        }
        byte[] output = OUTPUT.get();
        inflater.setInput(frame.content().nioBuffer());
        while (inflater.inflate(output) == output.length) {
            // A payload that is longer than the output is dropped piece by piece.
        }
        if (messages == 0) {
            ctx.writeAndFlush(new TextWebSocketFrame(IDENTIFY));
        }
        messages++;
        if (messages > Session.BEFORE_READY) {
            sink.event(messages - Session.BEFORE_READY);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        inflater.end();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        sink.failed(cause);
    }
}
