package dev.shard.transport.javaws;

import dev.shard.CloseStatus;
import dev.shard.TransportException;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import dev.shard.transport.support.ClosePayload;
import dev.shard.transport.support.FrameException;
import dev.shard.transport.support.Pongs;
import dev.shard.transport.support.Signals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.java_websocket.enums.Opcode;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from the attempt to its end. Connection lifetime; everything happens on its loop, except where a method
 * says otherwise.
 *
 * <p>How it ends is decided by what comes first (our close, the peer's close frame, a violation) and told when the socket
 * is gone, so a reset that follows a close frame changes nothing.
 */
final class JavaWsConnection implements TransportConnection {
    // Then the loop serves others, so that a busy connection delays nobody's heartbeat.
    private static final int SIGNALS_PER_TURN = 64;

    private final ConnectRequest request;
    private final JavaWsEventLoop loop;
    private final Deadlines deadlines;
    private final Signals signals;
    private final Consumer<JavaWsConnection> whenOver;
    private final Runnable drain = this::drain;
    private final HandOver handOver = new HandOver(() -> onLoop(drain));
    private final Pongs pongs = new Pongs(this::writePong);
    private final AtomicInteger unsent = new AtomicInteger();
    private final Runnable messageWritten = unsent::decrementAndGet;

    private @Nullable Link link;
    private @Nullable CloseStatus decided;
    private @Nullable Throwable broken;
    private boolean open;
    private boolean reading = true;
    private boolean over;

    /** @param whenOver is told when the connection's last signal is due */
    JavaWsConnection(
            ConnectRequest request,
            JavaWsEventLoop loop,
            TransportListener listener,
            Consumer<JavaWsConnection> whenOver) {
        this.request = request;
        this.loop = loop;
        deadlines = new Deadlines(request, loop);
        signals = new Signals(listener, this::listenerFailed);
        this.whenOver = whenOver;
    }

    JavaWsEventLoop loop() {
        return loop;
    }

    /**
     * Starts, unless it was aborted before its turn came.
     *
     * @param links what is running, for the transport that has to wait for it
     */
    void start(Plant plant, Set<Link> links) {
        if (over) {
            return;
        }
        deadlines.limitOpening(this::timeUp);
        link = new Link(request, plant, handOver, this, ended -> {
            links.remove(ended);
            onLoop(deadlines::socketClosed);
        });
        links.add(link);
        try {
            link.start();
        } catch (OutOfMemoryError noThread) {
            links.remove(link);
            failed(Failures.noThread(noThread));
        }
    }

    private void timeUp() {
        if (link != null) {
            failed(Failures.timedOut(link.stage(), request.timeout()));
        }
    }

    void failed(TransportException failure) {
        end(open ? CloseStatus.lost(failure) : CloseStatus.neverOpened(failure));
    }

    void opened() {
        open = true;
        deadlines.opened();
        signals.opened();
    }

    @Override
    public void send(ByteBuffer message, boolean text) {
        if (over || decided != null) {
            return;
        }
        if (link == null || !open) {
            throw new IllegalStateException("send before onOpen");
        }
        unsent.incrementAndGet();
        link.send(text ? Opcode.TEXT : Opcode.BINARY, message, messageWritten);
    }

    @Override
    public int unsentMessages() {
        return unsent.get();
    }

    @Override
    public void setReading(boolean enabled) {
        if (over || !open || reading == enabled) {
            return;
        }
        reading = enabled;
        if (enabled) {
            // Later, because the caller may be in the middle of a message.
            loop.execute(drain);
        }
    }

    /** Takes from the hand-over until it is empty, reading is off, or it is another connection's turn. */
    private void drain() {
        for (int i = 0; i < SIGNALS_PER_TURN; i++) {
            Runnable next = mayTake() ? handOver.take() : null;
            if (next == null) {
                return;
            }
            next.run();
        }
        loop.execute(drain);
    }

    // After a violation nothing but the end is to come, and the pause must not hold it up.
    private boolean mayTake() {
        return !over && (reading || decided != null && decided.failure() != null);
    }

    @Override
    public void close(int code, String reason) {
        if (code != CloseStatus.NORMAL && code != CloseStatus.GOING_AWAY && (code < 3000 || code > 4999)) {
            throw new IllegalArgumentException("close code must be 1000, 1001 or from 3000 to 4999, was " + code);
        }
        CloseStatus ours = CloseStatus.local(code, reason);
        if (over || decided != null) {
            return;
        }
        decided = ours;
        if (open) {
            writeClose(new ClosePayload(code, reason), () -> {});
            limitClosing();
        } else {
            end(ours);
        }
    }

    @Override
    public void abort() {
        end(CloseStatus.local(CloseStatus.ABNORMAL, ""));
    }

    void onMessage(ByteBuffer message, boolean text) {
        signals.message(message, text);
    }

    void onPing(byte[] payload) {
        pongs.answer(payload);
    }

    void onCloseFrame(int code, String reason) {
        if (decided == null) {
            decided = CloseStatus.byPeer(code, reason);
            writeClose(new ClosePayload(code, ""), () -> onLoop(this::finished));
            limitClosing();
        } else {
            finished();
        }
    }

    /**
     * The peer broke the rules: tells it so, and waits for it to leave. Closing at once, with bytes unread, would reset the
     * connection, and the close frame could be lost with it.
     */
    void onViolation(FrameException violation) {
        String message = violation.reason() + "; closed with " + violation.closeCode();
        var status = CloseStatus.lost(new TransportException(TransportException.Phase.OPEN, message, violation));
        if (decided != null) {
            end(status);
            return;
        }
        decided = status;
        writeClose(new ClosePayload(violation.closeCode(), violation.reason()), () -> {});
        limitClosing();
    }

    /** A write failed; what was received before decides how the connection ended, and may say so soon. Any thread. */
    void brokeWriting(IOException cause) {
        onLoop(() -> {
            if (!over) {
                broken = broken == null ? cause : broken;
                limitClosing();
            }
        });
    }

    /** Both close frames are exchanged: the socket may close in good order, but not take for ever over it. */
    private void finished() {
        if (over || link == null) {
            return;
        }
        Link closing = link;
        link = null;
        closing.finish();
        deadlines.limitSocket(closing::kill);
        end(CloseStatus.lost(Failures.lost(broken)));
    }

    /** Nothing more comes, for this reason; null if the peer ended the stream. */
    void ended(@Nullable Throwable cause) {
        end(CloseStatus.lost(Failures.lost(broken == null ? cause : broken)));
    }

    private void end(CloseStatus otherwise) {
        if (over) {
            return;
        }
        over = true;
        CloseStatus status = decided == null ? otherwise : decided;
        handOver.close();
        deadlines.ended();
        if (link != null) {
            link.kill();
        }
        // Later, so that no signal comes inside another one or inside the call that caused it.
        loop.execute(() -> {
            whenOver.accept(this);
            signals.closed(status);
        });
    }

    private void listenerFailed(Throwable failure) {
        end(CloseStatus.lost(new TransportException(
                TransportException.Phase.OPEN, "the connection's listener failed: " + failure, failure)));
    }

    private void writeClose(ClosePayload payload, Runnable written) {
        if (link != null) {
            link.send(Opcode.CLOSING, ByteBuffer.wrap(payload.bytes()), written);
        }
    }

    private void writePong(byte[] payload) {
        if (link != null && decided == null && !over) {
            link.send(Opcode.PONG, ByteBuffer.wrap(payload), () -> onLoop(pongs::written));
        }
    }

    private void limitClosing() {
        deadlines.limitClosing(() -> ended(null));
    }

    // From other threads, which may come too late: then the loop has told the end already.
    private void onLoop(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException closed) {
            handOver.close();
        }
    }
}
