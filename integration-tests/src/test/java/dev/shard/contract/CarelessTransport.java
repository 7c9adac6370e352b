package dev.shard.contract;

import dev.shard.CloseStatus;
import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Passes everything on to a transport that keeps the contract, until a subclass gives it a bad habit. */
class CarelessTransport implements Transport {
    final Transport careful;

    CarelessTransport(Transport careful) {
        this.careful = careful;
    }

    /** One whose every connection has the habit. */
    static Transport connecting(Transport careful, Supplier<CarelessConnection> connections) {
        return new CarelessTransport(careful) {
            @Override
            public TransportConnection connect(ConnectRequest request, EventLoop loop, TransportListener listener) {
                CarelessConnection connection = connections.get().on(loop, listener);
                return connection.over(super.connect(request, loop, connection));
            }
        };
    }

    /** One that connects otherwise than it is asked. */
    static Transport asking(Transport careful, UnaryOperator<ConnectRequest> habit) {
        return new CarelessTransport(careful) {
            @Override
            public TransportConnection connect(ConnectRequest request, EventLoop loop, TransportListener listener) {
                return super.connect(habit.apply(request), loop, listener);
            }
        };
    }

    /** One that tells ends otherwise than they were. */
    static Transport ending(Transport careful, UnaryOperator<CloseStatus> habit) {
        return connecting(careful, () -> new CarelessConnection() {
            @Override
            public void onClosed(CloseStatus status) {
                super.onClosed(habit.apply(status));
            }
        });
    }

    /** One that tells failures otherwise than they were. */
    static Transport failing(Transport careful, UnaryOperator<TransportException> habit) {
        return ending(
                careful,
                status -> status.failure() == null
                        ? status
                        : new CloseStatus(
                                status.origin(), status.code(), status.reason(), habit.apply(status.failure())));
    }

    /** The same failure, in another phase. */
    static TransportException in(Phase phase, TransportException failure) {
        return new TransportException(
                phase, String.valueOf(failure.getMessage()), failure.httpStatus(), failure.retryAfter(), failure);
    }

    @Override
    public EventLoop nextLoop() {
        return careful.nextLoop();
    }

    @Override
    public TransportConnection connect(ConnectRequest request, EventLoop loop, TransportListener listener) {
        return careful.connect(request, loop, listener);
    }

    @Override
    public void close() {
        careful.close();
    }
}
