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
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Ways to break one rule of transports and no other, from outside of a backend. T1, T2, T5, T8, T9, T14 to T16 and T18 are
 * about what its loops and sockets do, or about every signal, and have none here.
 */
enum TransportHabit {
    CALLS_A_CERTIFICATE_AN_ERROR_OF_TLS("T3", () -> ending(status -> inPhase(status, Phase.CERTIFICATE, Phase.TLS))),
    CALLS_AN_UNKNOWN_HOST_A_FAILED_CONNECT("T4", () -> ending(status -> inPhase(status, Phase.DNS, Phase.CONNECT))),
    FORGETS_WHEN_TO_RETRY("T6", () -> ending(TransportHabit::withoutRetryAfter)),
    ASKS_NOT_WHOSE_LOOP_IT_IS("T7", () -> new CarelessTransport() {
        @Override
        TransportConnection connect(
                Transport careful, ConnectRequest request, EventLoop loop, TransportListener listener) {
            try {
                return super.connect(careful, request, loop, listener);
            } catch (IllegalArgumentException foreign) {
                return super.connect(careful, request, careful.nextLoop(), listener);
            }
        }
    }),
    SENDS_ALL_OF_THE_ARRAY(
            "T10",
            () -> calling(connection -> new CarelessTransport.Connection(connection) {
                @Override
                public void send(ByteBuffer message, boolean text) {
                    super.send(
                            message.isReadOnly() ? message.duplicate().clear().limit(1) : message, text);
                }
            })),
    NEVER_STOPS_READING(
            "T11",
            () -> calling(connection -> new CarelessTransport.Connection(connection) {
                @Override
                public void setReading(boolean enabled) {}
            })),
    LETS_A_BYTE_MORE_PASS("T12", () -> new CarelessTransport() {
        @Override
        TransportConnection connect(
                Transport careful, ConnectRequest request, EventLoop loop, TransportListener listener) {
            var larger = new ConnectRequest(
                    request.endpoint(), request.timeout(), request.closeTimeout(), request.maxMessageBytes() + 4096);
            return super.connect(careful, larger, loop, listener);
        }
    }),
    SENDS_ANY_CLOSE_CODE(
            "T13",
            () -> calling(connection -> new CarelessTransport.Connection(connection) {
                @Override
                public void close(int code, String reason) {
                    boolean allowed = code == 1000 || code == 1001 || code >= 3000 && code <= 4999;
                    super.close(allowed ? code : 1000, reason);
                }
            })),
    DELIVERS_NO_EMPTY_MESSAGE(
            "T17",
            () -> hearing(listener -> new CarelessTransport.Listener(listener) {
                @Override
                public void onMessage(ByteBuffer message, boolean text) {
                    if (message.hasRemaining()) {
                        super.onMessage(message, text);
                    }
                }
            })),
    TELLS_NO_REASON_OF_THE_PEER(
            "T19",
            () -> ending(status -> status.origin() == Origin.PEER && status.code() == 4004
                    ? CloseStatus.byPeer(status.code(), "")
                    : status)),
    TAKES_A_RESET_FOR_ALL_THERE_WAS(
            "T20",
            () -> ending(status -> status.code() == 4007 || status.code() == 4008
                    ? CloseStatus.lost(new TransportException(Phase.OPEN, "reset", null))
                    : status));

    private final String rule;
    private final Supplier<CarelessTransport> provider;

    TransportHabit(String rule, Supplier<CarelessTransport> provider) {
        this.rule = rule;
        this.provider = provider;
    }

    /** The number of the rule that this breaks. */
    String rule() {
        return rule;
    }

    CarelessTransport provider() {
        return provider.get();
    }

    private static CarelessTransport hearing(UnaryOperator<TransportListener> habit) {
        return new CarelessTransport() {
            @Override
            TransportListener listener(TransportListener listener) {
                return habit.apply(listener);
            }
        };
    }

    private static CarelessTransport calling(UnaryOperator<TransportConnection> habit) {
        return new CarelessTransport() {
            @Override
            TransportConnection connection(TransportConnection careful) {
                return habit.apply(careful);
            }
        };
    }

    private static CarelessTransport ending(UnaryOperator<CloseStatus> habit) {
        return hearing(listener -> new CarelessTransport.Listener(listener) {
            @Override
            public void onClosed(CloseStatus status) {
                super.onClosed(habit.apply(status));
            }
        });
    }

    private static CloseStatus inPhase(CloseStatus status, Phase from, Phase to) {
        TransportException failure = status.failure();
        return failure == null || failure.phase() != from
                ? status
                : CloseStatus.neverOpened(new TransportException(to, String.valueOf(failure.getMessage()), failure));
    }

    private static CloseStatus withoutRetryAfter(CloseStatus status) {
        TransportException failure = status.failure();
        return failure == null || failure.retryAfter() == null
                ? status
                : CloseStatus.neverOpened(new TransportException(
                        failure.phase(), String.valueOf(failure.getMessage()), failure.httpStatus(), null, failure));
    }
}
