package dev.shard.core.driver;

import dev.shard.CloseStatus;
import dev.shard.TransportException;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A transport in memory: the test plays the peer. */
final class FakeTransport implements Transport {
    final VirtualLoop loop;
    final List<FakeConnection> connections = new ArrayList<>();
    boolean refuses;
    boolean closed;

    FakeTransport(VirtualLoop loop) {
        this.loop = loop;
    }

    @Override
    public EventLoop nextLoop() {
        return loop;
    }

    @Override
    public TransportConnection connect(ConnectRequest request, EventLoop on, TransportListener listener) {
        if (refuses) {
            throw new IllegalStateException("closed");
        }
        FakeConnection connection = new FakeConnection(request, listener);
        connections.add(connection);
        return connection;
    }

    @Override
    public void close() {
        closed = true;
    }

    FakeConnection last() {
        return connections.get(connections.size() - 1);
    }

    /** One connection, seen from the peer. */
    final class FakeConnection implements TransportConnection {
        final ConnectRequest request;
        final List<String> sent = new ArrayList<>();
        boolean reading = true;
        boolean aborted;
        boolean answersClose = true;
        int unsent;
        int closeCode;
        private final TransportListener listener;
        private boolean opened;
        private boolean over;

        FakeConnection(ConnectRequest request, TransportListener listener) {
            this.request = request;
            this.listener = listener;
        }

        @Override
        public void send(ByteBuffer message, boolean text) {
            sent.add(StandardCharsets.UTF_8.decode(message).toString());
        }

        @Override
        public void setReading(boolean enabled) {
            reading = enabled;
        }

        @Override
        public int unsentMessages() {
            return unsent;
        }

        @Override
        public void close(int code, String reason) {
            closeCode = code;
            if (answersClose) {
                loop.execute(() -> end(CloseStatus.local(code, reason)));
            }
        }

        @Override
        public void abort() {
            aborted = true;
            loop.execute(() -> end(CloseStatus.lost(failure("aborted"))));
        }

        void open() {
            opened = true;
            loop.call(listener::onOpen);
        }

        boolean opened() {
            return opened;
        }

        boolean over() {
            return over;
        }

        void text(String message) {
            message(message, true);
        }

        void binary(String message) {
            message(message, false);
        }

        private void message(String message, boolean text) {
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            loop.call(() -> listener.onMessage(ByteBuffer.wrap(bytes), text));
        }

        void message(ByteBuffer message, boolean text) {
            listener.onMessage(message, text);
        }

        void closedByPeer(int code) {
            loop.call(() -> end(CloseStatus.byPeer(code, "")));
        }

        void dropped() {
            loop.call(() -> end(CloseStatus.lost(failure("reset"))));
        }

        void neverOpens() {
            loop.call(() -> end(CloseStatus.neverOpened(failure("refused"))));
        }

        /** As no transport should: the end is told once more. */
        void endsAgain() {
            loop.call(() -> listener.onClosed(CloseStatus.lost(failure("once more"))));
        }

        private void end(CloseStatus status) {
            if (!over) {
                over = true;
                listener.onClosed(status);
            }
        }

        private TransportException failure(String message) {
            return new TransportException(TransportException.Phase.OPEN, message, null);
        }
    }
}
