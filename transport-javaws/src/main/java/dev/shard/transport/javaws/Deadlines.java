package dev.shard.transport.javaws;

import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import org.jspecify.annotations.Nullable;

/** What bounds the waiting of a connection: for its opening, for its end after a close, and for its socket. Used on the loop. */
final class Deadlines {
    private final ConnectRequest request;
    private final EventLoop loop;
    private @Nullable ScheduledTask opening;
    private @Nullable ScheduledTask closing;
    private @Nullable ScheduledTask socket;

    Deadlines(ConnectRequest request, EventLoop loop) {
        this.request = request;
        this.loop = loop;
    }

    void limitOpening(Runnable late) {
        opening = loop.schedule(request.timeout(), late);
    }

    void opened() {
        cancel(opening);
    }

    /** From the first reason to close on; later ones do not put it off. */
    void limitClosing(Runnable late) {
        if (closing == null) {
            closing = loop.schedule(request.closeTimeout(), late);
        }
    }

    /** The socket is left to close in good order. */
    void limitSocket(Runnable late) {
        socket = loop.schedule(request.closeTimeout(), late);
    }

    /** Nothing but the socket is waited for any more. */
    void ended() {
        cancel(opening);
        cancel(closing);
    }

    void socketClosed() {
        cancel(socket);
    }

    private static void cancel(@Nullable ScheduledTask timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
