package dev.shard.examples.transport.jdk;

import dev.shard.CloseStatus;
import dev.shard.TransportException;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.ScheduledTask;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection; lives on its loop, where every method is called. */
final class JdkConnection implements TransportConnection {
    private static final Logger log = LoggerFactory.getLogger(JdkConnection.class);

    private final Dialer dialer;
    private final ConnectRequest request;
    private final JdkEventLoop loop;
    private final TransportListener listener;
    private final MessageParts parts;
    private final Outbox outbox;

    private @Nullable CompletableFuture<WebSocket> attempt;
    private @Nullable WebSocket socket;
    private @Nullable ScheduledTask deadline;
    // What our close will be told as; null as long as we have not closed.
    private @Nullable CloseStatus closing;
    private boolean ended;
    private boolean reading = true;
    private int toAskFor;

    JdkConnection(Dialer dialer, JdkEventLoop loop, TransportListener listener) {
        this.dialer = dialer;
        this.loop = loop;
        this.listener = listener;
        request = dialer.request();
        parts = new MessageParts(request.maxMessageBytes());
        outbox = new Outbox(loop, this::writeFailed);
    }

    void start() {
        if (ended) {
            return;
        }
        loop.add(this);
        deadline = loop.schedule(request.timeout(), () -> failed(Failures.timedOut(dialer)));
        dialer.dial(new Receiver(this, loop));
    }

    /** Comes before or after the other signals: the JDK's threads do not wait for each other. */
    void dialing(CompletableFuture<WebSocket> begun) {
        if (ended) {
            begun.cancel(true);
        } else if (socket == null) {
            attempt = begun;
        }
    }

    void failed(Throwable failure) {
        end(CloseStatus.neverOpened(Failures.ofOpening(dialer, failure)));
    }

    void opened(WebSocket open) {
        if (ended) {
            open.abort();
            return;
        }
        socket = open;
        attempt = null;
        cancelDeadline();
        // One ahead: the JDK misses an end of the stream that comes while nothing is asked for.
        toAskFor = 1;
        tell(listener::onOpen);
        askForMore();
    }

    // tutorial: received
    void received(ByteBuffer part, boolean text, boolean last) {
        if (ended) {
            return;
        }
        if (!parts.fits(part)) {
            drop(CloseStatus.lost(Failures.tooLong(request.maxMessageBytes())));
            return;
        }
        ByteBuffer message = parts.add(part, last);
        if (message != null) {
            tell(() -> listener.onMessage(message, text));
        }
        askForMore();
    }

    /** T11: the JDK hands over as many parts as were asked for, so asking for none is how reading stops. */
    void askForMore() {
        toAskFor++;
        if (reading) {
            ask();
        }
    }

    @Override
    public void setReading(boolean enabled) {
        reading = enabled;
        if (enabled && toAskFor > 0) {
            ask();
        }
    }

    private void ask() {
        if (socket != null && !ended) {
            socket.request(toAskFor);
            toAskFor = 0;
        }
    }
    // tutorial: end

    void closedByPeer(int code, String reason) {
        if (code == CloseStatus.ABNORMAL) {
            // The JDK's word for a stream that ended without a close frame.
            broken(Failures.lost(null));
        } else if (code > 4999) {
            // The JDK lets it pass, and would answer with the same.
            drop(CloseStatus.lost(Failures.badCloseCode(code)));
        } else {
            leave(closing == null ? CloseStatus.byPeer(code, reason) : closing);
        }
    }

    void broken(Throwable failure) {
        TransportException lost = Failures.ofOpen(failure);
        leave(closing == null ? CloseStatus.lost(lost) : closing);
    }

    @Override
    public void send(ByteBuffer message, boolean text) {
        if (socket != null && closing == null && !ended) {
            outbox.message(socket, message, text);
        }
    }

    @Override
    public int unsentMessages() {
        return ended ? 0 : outbox.messages();
    }

    // tutorial: close
    @Override
    public void close(int code, String reason) {
        if (code != 1000 && code != 1001 && (code < 3000 || code > 4999)) {
            throw new IllegalArgumentException("close code must be 1000, 1001 or 3000 to 4999, was " + code);
        }
        CloseStatus status = CloseStatus.local(code, reason);
        if (socket == null) {
            drop(status);
        } else if (closing == null && !ended) {
            closing = status;
            deadline = loop.schedule(request.closeTimeout(), () -> drop(status));
            outbox.close(socket, code, reason);
        }
    }

    @Override
    public void abort() {
        drop(closing == null ? CloseStatus.local(CloseStatus.ABNORMAL, "") : closing);
    }

    private void drop(CloseStatus status) {
        if (socket != null) {
            socket.abort();
        }
        end(status);
    }

    /** The JDK still owes the peer a close frame and ends the socket then; if it cannot, we do. */
    private void leave(CloseStatus status) {
        WebSocket left = socket;
        if (left != null && !ended) {
            loop.schedule(request.closeTimeout(), left::abort);
        }
        end(status);
    }

    private void end(CloseStatus status) {
        if (ended) {
            return;
        }
        ended = true;
        cancelDeadline();
        outbox.clear();
        loop.remove(this);
        if (attempt != null) {
            attempt.cancel(true);
        }
        // T15: not from inside another signal, which may have led here.
        loop.execute(() -> tell(() -> listener.onClosed(status)));
    }
    // tutorial: end

    /** T20: the peer's last words may still be on their way to us, so the end is left to the reading side for a while. */
    private void writeFailed() {
        if (!ended && closing == null) {
            deadline = loop.schedule(request.closeTimeout(), () -> drop(CloseStatus.lost(Failures.lost(null))));
        }
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel();
        }
    }

    private void tell(Runnable signal) {
        try {
            signal.run();
        } catch (RuntimeException | Error failure) {
            log.atError().setCause(failure).log("a transport listener failed; its connection is dropped");
            abort();
        }
    }
}
