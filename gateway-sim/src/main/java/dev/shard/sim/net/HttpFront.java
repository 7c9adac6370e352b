package dev.shard.sim.net;

import dev.shard.sim.protocol.Limits;
import dev.shard.sim.scenario.HttpAnswer;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.nio.charset.StandardCharsets;

/** The HTTP side of a connection: answers discovery requests, or turns the connection into a WebSocket. */
final class HttpFront extends SimpleChannelInboundHandler<FullHttpRequest> {
    /** More than any payload may have, so that a slightly larger one is refused with a reason. */
    private static final int MAX_FRAME_BYTES = 16 * Limits.PAYLOAD_BYTES;

    private static final WebSocketDecoderConfig FRAMES = WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(MAX_FRAME_BYTES)
            .expectMaskedFrames(true)
            .allowExtensions(false)
            .closeOnProtocolViolation(false)
            .build();

    private final Gateway gateway;
    private final Discovery discovery;

    HttpFront(Gateway gateway) {
        this.gateway = gateway;
        this.discovery = new Discovery(gateway);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        boolean upgrade = request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
        if (!request.decoderResult().isSuccess()) {
            answer(ctx, request, HttpAnswer.status(400));
        } else if (upgrade) {
            upgrade(ctx, request);
        } else {
            answer(ctx, request, discovery.answer(request));
        }
    }

    private void upgrade(ChannelHandlerContext ctx, FullHttpRequest request) {
        var upgrade = Upgrade.of(request);
        var refusal = gateway.refuse(upgrade);
        if (refusal.isPresent()) {
            answer(ctx, request, refusal.get());
            return;
        }
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory(null, null, FRAMES).newHandshaker(request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(ctx.channel());
            return;
        }
        GatewayConnection connection = gateway.accept(ctx.channel(), upgrade);
        replaceBy(connection, ctx.pipeline());
        handshaker.handshake(ctx.channel(), request).addListener(done -> {
            if (done.isSuccess()) {
                open(connection, upgrade, ctx.channel());
            } else {
                ctx.channel().close();
            }
        });
    }

    private void replaceBy(GatewayConnection connection, ChannelPipeline pipeline) {
        pipeline.remove(ReadTimeoutHandler.class);
        pipeline.remove(this);
        pipeline.addLast(
                new Utf8FrameValidator(false),
                new WebSocketFrameAggregator(MAX_FRAME_BYTES),
                new FrameHandler(connection));
    }

    private static void open(GatewayConnection connection, Upgrade upgrade, Channel channel) {
        try {
            connection.opening().begin(upgrade);
        } catch (RuntimeException e) {
            channel.pipeline().fireExceptionCaught(e); // Which closes this connection, and no other.
        }
    }

    private static void answer(ChannelHandlerContext ctx, FullHttpRequest request, HttpAnswer answer) {
        if (answer.status() == 0) {
            return;
        }
        var body = Unpooled.copiedBuffer(answer.body(), StandardCharsets.UTF_8);
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), body);
        answer.headers().forEach((name, value) -> response.headers().set(name, value));
        HttpUtil.setContentLength(response, body.readableBytes());
        boolean keep = HttpUtil.isKeepAlive(request) && answer.status() < 400;
        HttpUtil.setKeepAlive(response, keep);
        ChannelFuture written = ctx.writeAndFlush(response);
        if (!keep) {
            written.addListener(done -> ctx.close());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // Not HTTP, too large, no TLS, or silent for too long: nothing that could be answered.
        ctx.close();
    }
}
