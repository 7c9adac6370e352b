package dev.shard.transport.netty;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.transport.support.Endpoint;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The way to an open connection: DNS, TCP, proxy, TLS, upgrade, all before one deadline. Used on the loop; ends with exactly
 * one of {@link NettyConnection#opened} and {@link NettyConnection#failed}, unless it is cancelled.
 */
final class Opening implements AddressWalk.Guide {
    private static final String HTTP = "http";
    private static final String EXCHANGE = "exchange";
    private static final String GUARD = "guard";

    private final ConnectRequest request;
    private final Plant plant;
    private final EventLoop loop;
    private final NettyConnection connection;
    private final Endpoint endpoint;
    private final Route route;
    private final long timeoutNanos;
    private final long startedNanos = System.nanoTime();

    private Phase phase = Phase.DNS;
    private String doing = "";
    private boolean done;
    private @Nullable Future<?> deadline;
    private @Nullable AddressWalk walk;
    private @Nullable HttpExchange exchange;
    private @Nullable Throwable broken;

    Opening(ConnectRequest request, Plant plant, EventLoop loop, NettyConnection connection) {
        this.request = request;
        this.plant = plant;
        this.loop = loop;
        this.connection = connection;
        endpoint = Endpoint.of(request.endpoint());
        route = Route.to(endpoint, plant.proxy());
        timeoutNanos = TimeUnit.NANOSECONDS.convert(request.timeout());
    }

    void start() {
        deadline = loop.schedule(this::timeUp, timeoutNanos, TimeUnit.NANOSECONDS);
        enter(Phase.DNS, "looking up host \"" + route.host() + "\"");
        plant.resolver()
                .resolve(route.host())
                .whenComplete((addresses, failure) -> loop.execute(() -> resolved(addresses, failure)));
    }

    /** Drops everything; the connection hears no more of it. */
    void cancel() {
        done = true;
        if (deadline != null) {
            deadline.cancel(false);
        }
        if (walk != null) {
            walk.cancel();
        }
    }

    private void resolved(@Nullable List<InetAddress> addresses, @Nullable Throwable failure) {
        if (done) {
            return;
        }
        if (addresses == null) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            fail(Failures.unknownHost(route.host(), cause));
            return;
        }
        enter(route.connectPhase(), "connecting to " + route.describe());
        walk = new AddressWalk(addresses, this);
        walk.next();
    }

    @Override
    public long remainingMillis() {
        return TimeUnit.NANOSECONDS.toMillis(timeoutNanos - (System.nanoTime() - startedNanos));
    }

    @Override
    public ChannelFuture connect(InetAddress address, int timeoutMillis) {
        return plant.bootstrap(loop)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeoutMillis)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        route.prepare(channel.pipeline(), address);
                        channel.pipeline().addLast(GUARD, new Guard());
                    }
                })
                .connect(route.target(address));
    }

    @Override
    public void noneAnswered(List<String> attempts, Throwable lastCause) {
        fail(Failures.noneAnswered(phase, route.describe(), attempts, lastCause));
    }

    @Override
    public void connected(Channel channel) {
        if (plant.proxy() != null) {
            enter(Phase.PROXY, "asking " + plant.proxy() + " for " + endpoint.authority());
        }
        route.pass(channel, new Route.Passage() {
            @Override
            public void exchange(FullHttpRequest ask, Consumer<HttpAnswer> whenAnswered) {
                Opening.this.exchange(channel, ask, whenAnswered);
            }

            @Override
            public void passed() {
                secure(channel);
            }

            @Override
            public void refused(TransportException failure) {
                fail(failure);
            }
        });
    }

    private void secure(Channel channel) {
        removeExchange(channel.pipeline());
        if (!endpoint.secure()) {
            upgrade(channel);
            return;
        }
        enter(Phase.TLS, "in the TLS handshake with " + endpoint.authority());
        try {
            SslHandler tls = plant.tls().install(channel.pipeline(), GUARD, endpoint);
            tls.handshakeFuture().addListener(handshake -> {
                if (handshake.isSuccess()) {
                    upgrade(channel);
                } else {
                    fail(Tls.FAILURES.of(endpoint, handshake.cause()));
                }
            });
        } catch (SSLException unusable) {
            fail(Tls.FAILURES.of(endpoint, unusable));
        }
    }

    private void upgrade(Channel channel) {
        if (done) {
            return;
        }
        enter(Phase.UPGRADE, "waiting for " + endpoint.authority() + " to answer the upgrade to WebSocket");
        var handshake = new WebSocketHandshake(endpoint, plant.random());
        exchange(channel, handshake.request(), answer -> {
            TransportException wrong = handshake.check(answer);
            if (wrong == null) {
                opened(channel);
            } else {
                fail(wrong);
            }
        });
    }

    private void opened(Channel channel) {
        if (done) {
            return;
        }
        done = true;
        if (deadline != null) {
            deadline.cancel(false);
        }
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast(connection.opened(channel));
        pipeline.remove(GUARD);
        route.leave(pipeline);
        // The listener may write at once, and what it writes is no HTTP any more.
        pipeline.get(HttpClientCodec.class).removeOutboundHandler();
        connection.tellOpen();
        // Now, because the codec hands on what came behind the answer when it is removed.
        removeExchange(pipeline);
    }

    private void exchange(Channel channel, FullHttpRequest ask, Consumer<HttpAnswer> whenAnswered) {
        exchange = new HttpExchange(ask, whenAnswered);
        channel.pipeline().addBefore(GUARD, HTTP, new HttpClientCodec()).addBefore(GUARD, EXCHANGE, exchange);
    }

    private void removeExchange(ChannelPipeline pipeline) {
        exchange = null;
        if (pipeline.context(EXCHANGE) != null) {
            pipeline.remove(EXCHANGE);
        }
        if (pipeline.context(HTTP) != null) {
            pipeline.remove(HTTP);
        }
    }

    private void enter(Phase next, String what) {
        phase = next;
        doing = what;
    }

    private void timeUp() {
        // An answer whose body never ends is still an answer.
        if (exchange == null || !exchange.settle()) {
            fail(Failures.timedOut(phase, doing, request.timeout()));
        }
    }

    private void fail(TransportException failure) {
        if (!done) {
            cancel();
            connection.failed(failure);
        }
    }

    /** Last in the pipeline: when a channel ends before it is open, the opening ends. */
    private final class Guard extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object stray) {
            ReferenceCountUtil.release(stray);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            broken = cause;
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            fail(Failures.closedWhile(phase, doing, broken));
        }
    }
}
