package dev.shard.transport.javaws;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import dev.shard.transport.support.ProxyAddress;
import dev.shard.transport.support.Trust;
import dev.shard.units.Sizes;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * WebSocket connections on Java-WebSocket: two threads for each, and one or two event loops for all. Process lifetime; safe
 * for use by many threads.
 *
 * <p>All threads are daemons. Those of a connection come with it and go with it.
 */
public final class JavaWsTransport implements Transport {
    private static final long CLOSE_MILLIS = 5_000;

    private final Plant plant;
    private final List<JavaWsEventLoop> loops;
    private final AtomicInteger dealt = new AtomicInteger();
    private final Set<JavaWsConnection> connections = ConcurrentHashMap.newKeySet();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** With every default. */
    public JavaWsTransport() {
        this(builder());
    }

    private JavaWsTransport(Builder builder) {
        plant = new Plant(
                new Tls(builder.trust, builder.tlsProtocols),
                builder.resolver,
                new SecureRandom(),
                builder.proxy,
                builder.readBytes,
                builder.receiveBufferBytes);
        loops = IntStream.rangeClosed(1, builder.ioThreads)
                .mapToObj(number -> new JavaWsEventLoop(this, "shard-javaws-" + number))
                .toList();
        loops.forEach(JavaWsEventLoop::start);
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
        if (!(loop instanceof JavaWsEventLoop ours) || !ours.belongsTo(this)) {
            throw new IllegalArgumentException(
                    "the loop must be one that this transport's nextLoop() gave, was " + loop);
        }
        var connection = new JavaWsConnection(request, ours, listener, connections::remove);
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

    private void start(JavaWsConnection connection) {
        if (closed.get()) {
            connection.abort();
        } else {
            connection.start(plant, links);
        }
    }

    /** Waits for a few seconds at most, should a listener block its loop or a look-up of a name hang. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            for (JavaWsEventLoop loop : loops) {
                loop.execute(() -> abortAllOf(loop));
            }
        }
        if (loops.stream().noneMatch(EventLoop::inLoop)) {
            awaitThreads();
        }
    }

    private void abortAllOf(JavaWsEventLoop loop) {
        for (JavaWsConnection connection : connections) {
            if (connection.loop() == loop) {
                connection.abort();
            }
        }
        loop.finish(CLOSE_MILLIS);
    }

    private void awaitThreads() {
        long until = System.nanoTime() + MILLISECONDS.toNanos(CLOSE_MILLIS + 1_000);
        try {
            for (JavaWsEventLoop loop : loops) {
                loop.join(millisUntil(until));
            }
            // Also those that are closing in good order, which takes until the peer lets them.
            links.forEach(Link::kill);
            for (Link link : links) {
                link.join(millisUntil(until));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static long millisUntil(long nanos) {
        // Not 0, which would wait for ever.
        return Math.max(1, NANOSECONDS.toMillis(nanos - System.nanoTime()));
    }

    /** Settings of a {@link JavaWsTransport}; each is checked where it is given. */
    public static final class Builder {
        private static final int MAX_IO_THREADS = 64;
        private static final int SMALLEST_READ = 4 * 1024;
        private static final int LARGEST_READ = 16 * 1024 * 1024;
        private static final List<String> TLS_PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

        private int ioThreads = Math.min(2, Runtime.getRuntime().availableProcessors());
        private @Nullable TrustManagerFactory trust;
        private List<String> tlsProtocols = TLS_PROTOCOLS;
        private @Nullable ProxyAddress proxy;
        private int readBytes = 16 * 1024;
        private int receiveBufferBytes;
        private HostResolver resolver = HostResolver.SYSTEM;

        private Builder() {}

        /**
         * Event loops that all shards share, each a thread, from 1 to 64. Default 2, or 1 on a single core: with a second
         * one a listener that is slow for a moment does not hold up every heartbeat. Each connection has its two threads in
         * addition.
         */
        public Builder ioThreads(int threads) {
            ioThreads = within("ioThreads", threads, 1, MAX_IO_THREADS);
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

        /**
         * Size of the buffer into which each connection reads, in bytes, from 4 KiB to 16 MiB; default 16 KiB. It is kept
         * as long as the connection.
         */
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

        /** For tests: who looks up names. */
        Builder resolver(HostResolver hostResolver) {
            resolver = hostResolver;
            return this;
        }

        /** The transport; the threads of its loops are started. */
        public JavaWsTransport build() {
            return new JavaWsTransport(this);
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
