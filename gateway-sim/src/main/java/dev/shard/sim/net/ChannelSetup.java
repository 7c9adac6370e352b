package dev.shard.sim.net;

import dev.shard.sim.protocol.Limits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import org.jspecify.annotations.Nullable;

/** Prepares an accepted socket for HTTP, or leaves it alone if a scenario wants it to hang. */
final class ChannelSetup extends ChannelInitializer<Channel> {
    private static final int MAX_REQUEST_BYTES = 2 * Limits.PAYLOAD_BYTES;
    private static final int IDLE_SECONDS = 60;

    private final Gateway gateway;
    private final @Nullable Certificate certificate;
    private final ChannelGroup channels;

    ChannelSetup(Gateway gateway, @Nullable Certificate certificate, ChannelGroup channels) {
        this.gateway = gateway;
        this.certificate = certificate;
        this.channels = channels;
    }

    @Override
    protected void initChannel(Channel channel) {
        channels.add(channel);
        int unsent = gateway.settings().limits().unsentBytes();
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(unsent / 2, unsent));
        if (gateway.scenario().takeStalledAccept()) {
            channel.config().setAutoRead(false);
            return;
        }
        if (certificate != null) {
            channel.pipeline().addLast(certificate.context().newHandler(channel.alloc()));
        }
        channel.pipeline()
                .addLast(
                        new ReadTimeoutHandler(IDLE_SECONDS),
                        new HttpServerCodec(),
                        new HttpObjectAggregator(MAX_REQUEST_BYTES),
                        new HttpFront(gateway));
    }
}
