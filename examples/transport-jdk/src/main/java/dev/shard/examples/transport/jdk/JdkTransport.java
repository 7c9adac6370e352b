package dev.shard.examples.transport.jdk;

import static java.util.Objects.requireNonNull;

import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A transport on {@link java.net.http.WebSocket}. Process lifetime. */
public final class JdkTransport implements Transport {
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final List<JdkEventLoop> loops;
    private final Trust trust;
    private final @Nullable HttpProxy proxy;
    private final AtomicInteger dealt = new AtomicInteger();
    // For look-ups, which block, and for the JDK's client. Its threads end by themselves a second after their last
    // work.
    private final ExecutorService helpers =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                var thread = new Thread(work, "shard-jdk-helper");
                thread.setDaemon(true);
                return thread;
            });
    private final Object closing = new Object();
    // Guarded by the lock above.
    private boolean closed;

    /** @param loops number of event loops, at least 1 */
    JdkTransport(int loops, Trust trust, @Nullable HttpProxy proxy) {
        this.trust = trust;
        this.proxy = proxy;
        this.loops = IntStream.range(0, loops)
                .mapToObj(number -> new JdkEventLoop(this, "shard-jdk-" + number))
                .toList();
    }

    @Override
    public EventLoop nextLoop() {
        return loops.get(Math.floorMod(dealt.getAndIncrement(), loops.size()));
    }

    // tutorial: connect
    @Override
    public TransportConnection connect(ConnectRequest request, EventLoop loop, TransportListener listener) {
        requireNonNull(request, "request");
        requireNonNull(listener, "listener");
        if (!(loop instanceof JdkEventLoop own) || !own.belongsTo(this)) {
            throw new IllegalArgumentException("the loop is not one of this transport's own; take it from nextLoop()");
        }
        var connection = new JdkConnection(new Dialer(request, trust, proxy, helpers), own, listener);
        // Under the lock that close() takes, so that each start comes before the loop's finish.
        synchronized (closing) {
            if (closed) {
                throw new IllegalStateException("the transport is closed");
            }
            own.execute(connection::start);
        }
        return connection;
    }

    @Override
    public void close() {
        synchronized (closing) {
            if (!closed) {
                closed = true;
                loops.forEach(loop -> loop.execute(loop::finish));
            }
        }
        if (loops.stream().noneMatch(JdkEventLoop::inLoop)) {
            awaitEnd();
        }
    }
    // tutorial: end

    private void awaitEnd() {
        try {
            for (JdkEventLoop loop : loops) {
                loop.awaitEnd(CLOSE_PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
