package dev.shard.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One connection of the load server. Used on the server's thread. */
final class Receiver {
    /** As much as a socket takes at once; more would only be looked at in vain. */
    private static final int WRITE_BYTES = 1 << 18;

    private final SocketChannel socket;
    private final SelectionKey key;
    private final Sessions sessions;
    private final StringBuilder request = new StringBuilder();
    private final ClientFrames frames = new ClientFrames();
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>();
    private @Nullable Session session;
    private boolean identified;
    private boolean leaving;
    private int next = Session.GREETING;

    Receiver(SocketChannel socket, SelectionKey key, Sessions sessions) {
        this.socket = socket;
        this.key = key;
        this.sessions = sessions;
    }

    boolean identified() {
        return identified;
    }

    /** Takes what the client sent; true if its IDENTIFY was in it. */
    boolean received(ByteBuffer in, Plan plan) throws IOException {
        if (session == null) {
            requested(in);
            return false;
        }
        boolean before = identified;
        frames.read(in, kind -> said(kind, plan));
        return identified && !before;
    }

    private void said(ClientFrames.Kind kind, Plan plan) throws IOException {
        switch (kind) {
            case CLOSE -> {
                leaving = true;
                send(ByteBuffer.wrap(Frames.CLOSE));
            }
            case IDENTIFY -> {
                if (!identified) {
                    identified = true;
                    greet(plan);
                }
            }
            case HEARTBEAT -> {
                // In an idle session every message after the greeting is a HEARTBEAT_ACK.
                if (identified && plan instanceof Plan.Idle) {
                    sendNext();
                }
            }
            case CONTROL -> {}
        }
    }

    private void requested(ByteBuffer in) throws IOException {
        request.append(US_ASCII.decode(in));
        int end = request.indexOf("\r\n\r\n");
        if (end < 0) {
            return;
        }
        if (HttpAnswers.isUpgrade(request)) {
            Session chosen = sessions.of(request.substring(0, request.indexOf("\r\n")));
            session = chosen;
            send(ByteBuffer.wrap(HttpAnswers.upgrade(request)));
            send(chosen.frames(0, Session.BEFORE_READY));
        } else {
            send(ByteBuffer.wrap(HttpAnswers.user()));
            leaving = true;
        }
        request.setLength(0);
    }

    private void greet(Plan plan) throws IOException {
        int until = Session.GREETING + plan.eventsAtOnce();
        requireMessages(until);
        send(chosen().frames(Session.BEFORE_READY, until));
        next = until;
    }

    /** Sends the next event; an {@link EOFException} if the session has no more. */
    void sendNext() throws IOException {
        requireMessages(next + 1);
        send(chosen().frames(next, next + 1));
        next++;
    }

    private void requireMessages(int count) throws EOFException {
        if (count > chosen().size()) {
            throw new EOFException(
                    "a connection asked for %d messages of a session that has %d".formatted(count, chosen().size()));
        }
    }

    private Session chosen() {
        if (session == null) {
            throw new IllegalStateException("not upgraded yet");
        }
        return session;
    }

    private void send(ByteBuffer frames) throws IOException {
        unsent.add(frames);
        flush();
    }

    /** Writes until the socket takes no more. */
    void flush() throws IOException {
        for (ByteBuffer head = unsent.peek(); head != null; head = unsent.peek()) {
            int end = head.limit();
            head.limit(Math.min(end, head.position() + WRITE_BYTES));
            int written = socket.write(head);
            head.limit(end);
            if (!head.hasRemaining()) {
                unsent.remove();
            } else if (written == 0) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return;
            }
        }
        key.interestOps(SelectionKey.OP_READ);
        if (leaving) {
            socket.shutdownOutput();
        }
    }
}
