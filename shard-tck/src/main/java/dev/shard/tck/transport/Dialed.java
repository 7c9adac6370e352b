package dev.shard.tck.transport;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.shard.CloseStatus;
import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A connection under test, its loop and what it told. */
public record Dialed(TransportConnection connection, EventLoop loop, RecordingListener signals) {
    static final Duration TIMEOUT = Duration.ofSeconds(8);
    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);
    static final int MAX_MESSAGE_BYTES = 1 << 20;

    /** Within bounds that no test reaches. */
    public static ConnectRequest request(URI endpoint) {
        return new ConnectRequest(endpoint, TIMEOUT, CLOSE_TIMEOUT, MAX_MESSAGE_BYTES);
    }

    public static Dialed dial(Transport transport, URI endpoint) {
        return dial(transport, request(endpoint));
    }

    public static Dialed dial(Transport transport, ConnectRequest request) {
        EventLoop loop = transport.nextLoop();
        var signals = new RecordingListener(loop);
        return new Dialed(transport.connect(request, loop, signals), loop, signals);
    }

    /** Does something on the loop, as the contract wants it, and waits for it. */
    public void onLoop(Consumer<TransportConnection> action) {
        askLoop(connection -> {
            action.accept(connection);
            return true;
        });
    }

    /** Same, for something that has a result. */
    public <R> R askLoop(Function<TransportConnection, R> question) {
        return onLoop(loop, () -> question.apply(connection));
    }

    static <R> R onLoop(EventLoop loop, Supplier<R> question) {
        var answer = new CompletableFuture<R>();
        loop.execute(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | Error failure) {
                answer.completeExceptionally(failure);
            }
        });
        try {
            return answer.get(Patience.millis(), MILLISECONDS);
        } catch (InterruptedException | TimeoutException | ExecutionException failure) {
            throw new AssertionError("on the loop", failure);
        }
    }

    /** The failure that the attempt to connect ends with. */
    public TransportException neverOpened() {
        return Ends.failure(signals.awaitClosed(), CloseStatus.Origin.NEVER_OPENED);
    }

    /** Same, in the phase in which it has to be. */
    public TransportException neverOpened(Phase phase) {
        TransportException failure = neverOpened();
        Ends.assertPhase(failure, phase);
        return failure;
    }

    public void send(String text) {
        onLoop(connection -> connection.send(utf8(text), true));
    }

    static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
