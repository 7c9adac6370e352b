package dev.shard.sim.net;

import dev.shard.sim.report.Violation;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** WebSocket frames, joined to messages already, to one gateway connection. */
final class FrameHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final Logger LOG = LoggerFactory.getLogger(FrameHandler.class);
    private static final int NO_CODE = 1005;
    private static final int NO_FRAME = 1006;

    private final GatewayConnection connection;

    FrameHandler(GatewayConnection connection) {
        this.connection = connection;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame) {
            connection.received(ByteBufUtil.getBytes(frame.content()), frame instanceof TextWebSocketFrame);
        } else if (frame instanceof PingWebSocketFrame ping) {
            ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
        } else if (frame instanceof CloseWebSocketFrame close) {
            closed(ctx, close);
        }
    }

    private void closed(ChannelHandlerContext ctx, CloseWebSocketFrame close) {
        if (!connection.isOpen()) {
            ctx.close(); // The answer to our own close frame.
            return;
        }
        int code = close.statusCode() < 0 ? NO_CODE : close.statusCode();
        connection.closed(code);
        var echo = code == NO_CODE ? new CloseWebSocketFrame() : new CloseWebSocketFrame(code, "");
        ctx.writeAndFlush(echo).addListener(done -> ctx.close());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        connection.closed(NO_FRAME);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException || cause instanceof PrematureChannelClosureException) {
            ctx.close();
        } else if (isTooLong(cause)) {
            refuse(ctx, Violation.PAYLOAD_TOO_LARGE);
        } else if (cause instanceof CorruptedWebSocketFrameException) {
            refuse(ctx, Violation.WEBSOCKET_PROTOCOL);
        } else {
            LOG.atError()
                    .addKeyValue("connection", connection.control().number())
                    .setCause(cause)
                    .log("connection failed");
            connection.close(WebSocketCloseStatus.INTERNAL_SERVER_ERROR.code(), "simulator error");
        }
    }

    private static boolean isTooLong(Throwable cause) {
        return cause instanceof TooLongFrameException
                || (cause instanceof CorruptedWebSocketFrameException corrupted
                        && corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG));
    }

    private void refuse(ChannelHandlerContext ctx, Violation violation) {
        if (!connection.isOpen() || !connection.isStoppedBy(violation)) {
            ctx.close(); // What follows cannot be read any more, tolerated or not.
        }
    }
}
