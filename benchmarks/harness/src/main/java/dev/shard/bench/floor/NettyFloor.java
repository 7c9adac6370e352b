package dev.shard.bench.floor;

import dev.shard.bench.client.Client;
import dev.shard.bench.client.EventSink;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What one writes in an afternoon: Netty's WebSocket client, an {@code Inflater} per connection, and nothing else. */
public final class NettyFloor implements Client {
    private static final int LARGEST_MESSAGE = 16 << 20;
    private static final int LARGEST_ANSWER = 8192;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            1, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final List<Channel> channels = new ArrayList<>();

    @Override
    public void connect(URI gateway, EventSink sink) {
        URI url = URI.create(gateway + "/?v=10&encoding=json&compress=zlib-stream");
        channels.add(new Bootstrap()
                .group(loops)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        var handshaker = WebSocketClientHandshakerFactory.newHandshaker(
                                url, WebSocketVersion.V13, null, false, new DefaultHttpHeaders(), LARGEST_MESSAGE);
                        channel.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(LARGEST_ANSWER))
                                .addLast(new WebSocketClientProtocolHandler(handshaker))
                                .addLast(new InflateAndDrop(sink));
                    }
                })
                .connect(url.getHost(), url.getPort())
                .channel());
    }

    @Override
    public void disconnect() throws InterruptedException {
        for (Channel channel : channels) {
            channel.close().sync();
        }
        channels.clear();
    }

    @Override
    public void close() throws InterruptedException {
        disconnect();
        loops.shutdownGracefully().sync();
    }
}
