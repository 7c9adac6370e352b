package dev.shard.sim.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.group.ChannelGroup;

/** Adds the server's own socket to what has to be closed in the end. */
final class ChannelRecorder extends ChannelInboundHandlerAdapter {
    private final ChannelGroup channels;

    ChannelRecorder(ChannelGroup channels) {
        this.channels = channels;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        channels.add(ctx.channel());
    }
}
