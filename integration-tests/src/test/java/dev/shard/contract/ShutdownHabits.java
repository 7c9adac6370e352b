package dev.shard.contract;

import dev.shard.CloseStatus;
import dev.shard.CloseStatus.Origin;
import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a transport does wrong when it is closed: ways to break T8. */
final class ShutdownHabits {
    /** Much later than {@link CarelessTransportTest} lets the contract wait for a thread that has done its work. */
    private static final Executor LATER = CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS);

    private ShutdownHabits() {}

    static Transport callsItsOwnShutdownALoss(Transport careful) {
        return new CarelessTransport(careful) {
            private volatile boolean closing;

            @Override
            public TransportConnection connect(ConnectRequest request, EventLoop loop, TransportListener listener) {
                CarelessConnection connection = new CarelessConnection() {
                    @Override
                    public void onClosed(CloseStatus status) {
                        super.onClosed(closing && status.origin() == Origin.LOCAL ? lost() : status);
                    }
                }.on(loop, listener);
                return connection.over(super.connect(request, loop, connection));
            }

            @Override
            public void close() {
                closing = true;
                super.close();
            }
        };
    }

    static Transport keepsItsThreadsForAWhile(Transport careful) {
        return new CarelessTransport(careful) {
            @Override
            public void close() {
                LATER.execute(super::close);
            }
        };
    }

    static Transport closesOnceOnly(Transport careful) {
        return new CarelessTransport(careful) {
            private final AtomicBoolean closed = new AtomicBoolean();

            @Override
            public void close() {
                if (closed.getAndSet(true)) {
                    throw new IllegalStateException("closed already");
                }
                super.close();
            }
        };
    }

    private static CloseStatus lost() {
        return CloseStatus.lost(new TransportException(Phase.OPEN, "closed", null));
    }
}
