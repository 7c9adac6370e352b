package dev.shard.examples.transport.jdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Hears of one socket on whatever thread the JDK likes, and tells its connection on the loop. */
final class Receiver implements WebSocket.Listener {
    private final JdkConnection connection;
    private final JdkEventLoop loop;

    Receiver(JdkConnection connection, JdkEventLoop loop) {
        this.connection = connection;
        this.loop = loop;
    }

    /** The attempt has begun. */
    void dialing(CompletableFuture<WebSocket> attempt) {
        attempt.whenComplete((socket, failure) -> {
            if (failure != null) {
                failed(failure);
            }
        });
        if (!loop.offer(() -> connection.dialing(attempt))) {
            attempt.cancel(true);
        }
    }

    /** It never opened. */
    void failed(Throwable failure) {
        loop.offer(() -> connection.failed(failure));
    }

    @Override
    public void onOpen(WebSocket socket) {
        onLoop(socket, () -> connection.opened(socket));
    }

    // tutorial: hand-over
    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        return onLoop(socket, () -> connection.received(part, false, last));
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        ByteBuffer bytes = UTF_8.encode(CharBuffer.wrap(part));
        return onLoop(socket, () -> connection.received(bytes, true, last));
    }

    /** The JDK lends what it hands us until the stage is complete, that is, until the loop has used it. */
    private CompletionStage<?> onLoop(WebSocket socket, Runnable task) {
        var used = new CompletableFuture<@Nullable Void>();
        boolean taken = loop.offer(() -> {
            task.run();
            used.complete(null);
        });
        if (!taken) {
            socket.abort();
        }
        return used;
    }
    // tutorial: end

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        // The JDK answers. It counts control frames like messages, though: each uses up what was requested.
        onLoop(socket, connection::askForMore);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        onLoop(socket, connection::askForMore);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        onLoop(socket, () -> connection.closedByPeer(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        onLoop(socket, () -> connection.broken(failure));
    }
}
