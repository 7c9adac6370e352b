package dev.shard.transport.netty;

import static java.util.Objects.requireNonNull;

import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import dev.shard.transport.support.ProxyAddress;
import dev.shard.transport.support.Trust;
import dev.shard.units.Sizes;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * WebSocket connections on Netty: any number of them on one or two threads. Process lifetime; safe for use by many threads.
 *
 * <p>The threads are daemons and start with the first shard. Beside them, looking up host names takes short-lived threads
 * while shards connect.
 */
public final class NettyTransport implements Transport {
    private static final long CLOSE_MILLIS = 5_000;

    private final Plant plant;
    private final MultiThreadIoEventLoopGroup group;
    private final List<NettyEventLoop> loops;
    private final AtomicInteger dealt = new AtomicInteger();
    private final Set<NettyConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** With every default. */
    public NettyTransport() {
        this(builder());
    }

    private NettyTransport(Builder builder) {
        plant = new Plant(
                builder.io,
                new Tls(builder.tlsProvider, builder.trust, builder.tlsProtocols),
                builder.resolver == null ? new JdkResolver() : builder.resolver,
                new SecureRandom(),
                builder.proxy,
                builder.readBytes,
                builder.receiveBufferBytes);
        group = new MultiThreadIoEventLoopGroup(
                builder.ioThreads, new DefaultThreadFactory("shard-netty", true), builder.io.handlers());
        List<NettyEventLoop> ours = new ArrayList<>();
        for (var executor : group) {
            ours.add(new NettyEventLoop(this, (io.netty.channel.EventLoop) executor));
        }
        loops = List.copyOf(ours);
    }

    /** Every setting at its default. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public EventLoop nextLoop() {
        return loops.get(Math.floorMod(dealt.getAndIncrement(), loops.size()));
    }

    @Override
    public TransportConnection connect(ConnectRequest request, EventLoop loop, TransportListener listener) {
        requireNonNull(request, "request");
        requireNonNull(listener, "listener");
        if (!(loop instanceof NettyEventLoop ours) || !ours.belongsTo(this)) {
            throw new IllegalArgumentException(
                    "the loop must be one that this transport's nextLoop() gave, was " + loop);
        }
        var connection = new NettyConnection(request, ours.netty(), listener, plant.random(), connections::remove);
        connections.add(connection);
        try {
            if (closed.get()) {
                throw new RejectedExecutionException("close() was called");
            }
            ours.execute(() -> start(connection));
        } catch (RejectedExecutionException closing) {
            connections.remove(connection);
            throw new IllegalStateException("the transport is closed", closing);
        }
        return connection;
    }

    private void start(NettyConnection connection) {
        if (closed.get()) {
            connection.abort();
        } else {
            connection.start(plant);
        }
    }

    /** Waits for a few seconds at most, should a listener block its loop. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            for (NettyEventLoop loop : loops) {
                loop.execute(() -> abortAllOf(loop));
            }
            group.shutdownGracefully(plant.io().closingMillis(), CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (loops.stream().anyMatch(EventLoop::inLoop)) {
            group.terminationFuture().addListener(terminated -> plant.close());
        } else {
            group.terminationFuture().awaitUninterruptibly(CLOSE_MILLIS + 1_000);
            plant.close();
        }
    }

    private void abortAllOf(NettyEventLoop loop) {
        for (NettyConnection connection : connections) {
            if (connection.loop() == loop.netty()) {
                connection.abort();
            }
        }
    }

    /** Settings of a {@link NettyTransport}; each is checked where it is given. */
    public static final class Builder {
        private static final int MAX_IO_THREADS = 64;
        private static final int SMALLEST_READ = 4 * 1024;
        private static final int LARGEST_READ = 16 * 1024 * 1024;
        private static final List<String> TLS_PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

        private int ioThreads = Math.min(2, Runtime.getRuntime().availableProcessors());
        private SocketIo io = SocketIo.of(IoMechanism.AUTO);
        private TlsProvider tlsProvider = TlsProvider.AUTO;
        private @Nullable TrustManagerFactory trust;
        private List<String> tlsProtocols = TLS_PROTOCOLS;
        private @Nullable ProxyAddress proxy;
        private int readBytes = 64 * 1024;
        private int receiveBufferBytes;
        private @Nullable HostResolver resolver;

        private Builder() {}

        /**
         * Threads that all shards share, from 1 to 64. Default 2, or 1 on a single core: one thread reads, inflates and
         * decodes far more than most bots receive, and with a second one a listener that is slow for a moment does not
         * hold up every heartbeat.
         */
        public Builder ioThreads(int threads) {
            ioThreads = within("ioThreads", threads, 1, MAX_IO_THREADS);
            return this;
        }

        /**
         * How sockets are watched; default {@link IoMechanism#AUTO}.
         *
         * @throws IllegalArgumentException if this machine does not have it
         */
        public Builder io(IoMechanism mechanism) {
            io = SocketIo.of(requireNonNull(mechanism, "mechanism"));
            return this;
        }

        /** Whom to trust with {@code wss}, in place of the JDK's own trust store. The host name is verified all the same. */
        public Builder trust(TrustManagerFactory factory) {
            trust = requireNonNull(factory, "factory");
            return this;
        }

        /**
         * Same, from a file of certificates (X.509, PEM).
         *
         * @throws IllegalArgumentException if the file cannot be read, or holds no certificate
         */
        public Builder trustedCertificates(Path pem) {
            return trust(Trust.fromPem(requireNonNull(pem, "pem")));
        }

        /**
         * Whose TLS secures {@code wss}; default {@link TlsProvider#AUTO}. That {@link TlsProvider#OPENSSL} is there, and can do
         * what else is asked for, is checked by {@link #build()}.
         */
        public Builder tlsProvider(TlsProvider provider) {
            tlsProvider = requireNonNull(provider, "provider");
            return this;
        }

        /** TLS versions to offer, by their JDK names; default {@code TLSv1.3} and {@code TLSv1.2}. */
        public Builder tlsProtocols(String... protocols) {
            tlsProtocols = Tls.checkedProtocols(List.of(protocols));
            return this;
        }

        /**
         * Connects by way of a proxy: {@code http://host:port} (asked to {@code CONNECT}) or {@code socks5://host:port},
         * both with {@code user:password@} if the proxy wants to know. The proxy looks up the Gateway's name. Default: none;
         * the JDK's proxy properties are not consulted.
         *
         * @throws IllegalArgumentException if the URI has another scheme, no host or no port
         */
        public Builder proxy(URI uri) {
            proxy = ProxyAddress.of(requireNonNull(uri, "uri"));
            return this;
        }

        /** Most that one read takes from a socket, in bytes, from 4 KiB to 16 MiB; default 64 KiB. Buffers are not kept. */
        public Builder readBytes(int bytes) {
            if (bytes < SMALLEST_READ || bytes > LARGEST_READ) {
                throw new IllegalArgumentException(
                        "readBytes must be from 4 KiB to 16 MiB, was " + Sizes.format(bytes));
            }
            readBytes = bytes;
            return this;
        }

        /** Size to ask of the system for each socket's receive buffer, in bytes; default 0: the system decides. */
        public Builder receiveBufferBytes(int bytes) {
            receiveBufferBytes = within("receiveBufferBytes", bytes, 0, Integer.MAX_VALUE);
            return this;
        }

        /** For tests: who looks up names. Given: the transport closes it. */
        Builder resolver(HostResolver hostResolver) {
            resolver = hostResolver;
            return this;
        }

        /**
         * The transport; its threads start when they are first needed.
         *
         * @throws IllegalArgumentException if {@link TlsProvider#OPENSSL} was chosen and cannot be used; says why
         */
        public NettyTransport build() {
            return new NettyTransport(this);
        }

        private static int within(String name, int value, int smallest, int largest) {
            if (value < smallest || value > largest) {
                throw new IllegalArgumentException(
                        "%s must be from %d to %d, was %d".formatted(name, smallest, largest, value));
            }
            return value;
        }
    }
}
