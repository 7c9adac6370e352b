package dev.shard.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * Stands between the socket and BoringSSL. A record that is not the peer's makes the engine write an alert, and keep to itself
 * why until it is asked to write once more; the connection would be known to be broken with the next heartbeat. So it is asked
 * after everything that it writes, which is little: what a bot sends.
 */
@Sharable
final class AlertFollower extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext ctx, Object record, ChannelPromise written) {
        // What comes of asking is empty unless there is more to say.
        if (record instanceof ByteBuf bytes && bytes.isReadable()) {
            ctx.executor().execute(ctx.pipeline()::flush);
        }
        ctx.write(record, written);
    }
}
