package dev.shard.examples.transport.jdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What is still to be sent: the JDK takes one message at a time. Connection lifetime, used on the loop only. */
final class Outbox {
    private final JdkEventLoop loop;
    private final Runnable whenFailed;
    private final Queue<Function<WebSocket, CompletableFuture<WebSocket>>> waiting = new ArrayDeque<>();
    private int messages;
    private boolean writing;

    /** @param whenFailed what to do, once, when something could not be written */
    Outbox(JdkEventLoop loop, Runnable whenFailed) {
        this.loop = loop;
        this.whenFailed = whenFailed;
    }

    int messages() {
        return messages;
    }

    void message(WebSocket socket, ByteBuffer message, boolean text) {
        messages++;
        add(
                socket,
                open -> (text ? open.sendText(UTF_8.decode(message), true) : open.sendBinary(message, true))
                        .whenComplete((sent, failure) -> loop.offer(() -> messages--)));
    }

    void close(WebSocket socket, int code, String reason) {
        add(socket, open -> open.sendClose(code, reason));
    }

    private void add(WebSocket socket, Function<WebSocket, CompletableFuture<WebSocket>> write) {
        waiting.add(write);
        if (!writing) {
            writeNext(socket);
        }
    }

    // tutorial: outbox
    private void writeNext(WebSocket socket) {
        var write = waiting.poll();
        writing = write != null;
        if (write != null) {
            write.apply(socket).whenComplete((sent, failure) -> loop.offer(() -> written(socket, failure == null)));
        }
    }

    private void written(WebSocket socket, boolean success) {
        if (success) {
            writeNext(socket);
        } else {
            // Nothing may overtake what failed, so nothing follows it.
            waiting.clear();
            whenFailed.run();
        }
    }
    // tutorial: end

    void clear() {
        waiting.clear();
    }
}
