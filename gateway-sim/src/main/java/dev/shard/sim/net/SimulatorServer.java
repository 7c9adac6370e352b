package dev.shard.sim.net;

import dev.shard.sim.protocol.Event;
import dev.shard.sim.scenario.EnvelopeStyle;
import dev.shard.sim.scenario.Faults;
import dev.shard.sim.scenario.ResumeUrl;
import dev.shard.sim.scenario.Scenario;
import dev.shard.sim.scenario.SimConnection;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The running server: its socket, its thread, and the way from other threads to the state that lives there. */
public final class SimulatorServer implements AutoCloseable {
    private static final Duration RECHECK = Duration.ofMillis(10);
    private static final Duration SHUTDOWN = Duration.ofSeconds(5);

    private final LoopThread thread = new LoopThread();
    private final MultiThreadIoEventLoopGroup group;
    private final Loop loop;
    private final ChannelGroup channels;
    private final Address address;
    private final @Nullable Certificate certificate;
    private final Gateway gateway;
    private final TrafficPump traffic;

    private SimulatorServer(Settings settings, Scenario scenario, Address address, @Nullable Replay replay) {
        this.address = address;
        this.certificate = settings.endpoint().tls() ? Certificate.create() : null;
        group = new MultiThreadIoEventLoopGroup(1, thread, NioIoHandler.newFactory());
        loop = new Loop(group.next());
        channels = new DefaultChannelGroup(loop.eventLoop());
        gateway = new Gateway(settings, loop, address.gatewayUrl(), scenario, replay);
        traffic = new TrafficPump(settings, loop, gateway.sessions());
    }

    /**
     * Binds and serves.
     *
     * @throws java.io.UncheckedIOException if the address cannot be bound, or the recording not read
     */
    public static SimulatorServer start(Settings settings, Scenario scenario) {
        Replay replay = settings.replay() == null ? null : Replay.load(settings.replay());
        ServerSocketChannel socket = Address.bind(settings.endpoint());
        var server = new SimulatorServer(settings, scenario, Address.of(settings.endpoint(), socket), replay);
        server.serve(socket);
        server.rate(settings.rate());
        server.faults(settings.faults());
        return server;
    }

    private void serve(ServerSocketChannel socket) {
        new ServerBootstrap()
                .group(group)
                .channelFactory(() -> new NioServerSocketChannel(socket))
                .childOption(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelRecorder(channels))
                .childHandler(new ChannelSetup(gateway, certificate, channels))
                .register()
                .syncUninterruptibly();
    }

    public URI gatewayUrl() {
        return address.gatewayUrl();
    }

    public URI apiUrl() {
        return address.apiUrl();
    }

    public @Nullable X509Certificate certificate() {
        return certificate == null ? null : certificate.x509();
    }

    public @Nullable String certificatePem() {
        return certificate == null ? null : certificate.pem();
    }

    /** Asks the state that lives on the loop. */
    public <T> T ask(Function<View, T> question) {
        return loop.call(() -> question.apply(new View(gateway)));
    }

    public @Nullable SimConnection connectionOf(int shardId) {
        return loop.call(() -> gateway.connectionOf(shardId));
    }

    public int publish(Event event) {
        return loop.call(() -> gateway.publisher().publish(event));
    }

    public int publishTo(int shardId, Event event) {
        return loop.call(() -> gateway.publisher().publishTo(shardId, event));
    }

    public void rate(double eventsPerSecond) {
        loop.run(() -> traffic.rate(eventsPerSecond));
    }

    public void faults(Faults faults) {
        loop.run(() -> gateway.faults().use(faults));
    }

    public void envelope(EnvelopeStyle style) {
        loop.run(() -> gateway.envelope(style));
    }

    public void resumeUrl(ResumeUrl choice) {
        loop.run(() -> gateway.resumeUrl(choice));
    }

    public void sessionStartsRemaining(int remaining) {
        loop.run(() -> gateway.starts().setRemaining(remaining));
    }

    /** Waits until the condition, which is asked on the loop, holds; false if it does not in time. */
    public boolean await(BooleanSupplier condition, Duration timeout) {
        checkNotOnLoop();
        CompletableFuture<Void> met = loop.call(() -> gateway.conditions().await(condition));
        // Most changes ask at once; this is for those that do not, such as time and dispatches.
        Future<?> recheck = loop.every(RECHECK, gateway.conditions()::check);
        try {
            met.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            met.cancel(false);
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the condition failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            recheck.cancel(false);
        }
    }

    private void checkNotOnLoop() {
        if (loop.eventLoop().inEventLoop()) {
            throw new IllegalStateException(
                    "an action of a scenario, or a listener, must not wait for the loop it is on");
        }
    }

    /** Drops all connections without a close frame, frees the port, and ends the thread. */
    @Override
    public void close() {
        checkNotOnLoop();
        if (!group.isShuttingDown()) {
            loop.run(() -> {
                traffic.stop();
                gateway.faults().stop();
            });
            channels.close().awaitUninterruptibly(SHUTDOWN.toMillis());
            group.shutdownGracefully(0, SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS);
        }
        thread.join(SHUTDOWN);
    }
}
