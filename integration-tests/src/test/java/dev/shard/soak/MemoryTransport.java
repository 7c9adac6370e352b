package dev.shard.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.CloseStatus;
import dev.shard.TransportException;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.nio.ByteBuffer;
import java.util.function.Function;

/** Connects a shard with a gateway in the same process, on virtual time; one connection at a time. */
final class MemoryTransport implements Transport {
    private final VirtualLoop loop;
    private final Function<TransportListener, Peer> gateway;

    /** The gateway's side of one connection. On the loop. */
    interface Peer {
        void opened();

        void heard(String payload);

        void closed();
    }

    MemoryTransport(VirtualLoop loop, Function<TransportListener, Peer> gateway) {
        this.loop = loop;
        this.gateway = gateway;
    }

    @Override
    public EventLoop nextLoop() {
        return loop;
    }

    @Override
    public TransportConnection connect(ConnectRequest request, EventLoop on, TransportListener listener) {
        Connection connection = new Connection(listener, gateway.apply(listener));
        loop.execute(connection::open);
        return connection;
    }

    @Override
    public void close() {}

    private final class Connection implements TransportConnection {
        private final TransportListener listener;
        private final Peer peer;
        private boolean over;

        Connection(TransportListener listener, Peer peer) {
            this.listener = listener;
            this.peer = peer;
        }

        void open() {
            if (!over) {
                listener.onOpen();
                peer.opened();
            }
        }

        @Override
        public void send(ByteBuffer message, boolean text) {
            String payload = UTF_8.decode(message).toString();
            loop.execute(() -> {
                if (!over) {
                    peer.heard(payload);
                }
            });
        }

        @Override
        public void setReading(boolean enabled) {}

        @Override
        public int unsentMessages() {
            return 0;
        }

        @Override
        public void close(int code, String reason) {
            loop.execute(() -> end(CloseStatus.local(code, reason)));
        }

        @Override
        public void abort() {
            loop.execute(() ->
                    end(CloseStatus.lost(new TransportException(TransportException.Phase.OPEN, "aborted", null))));
        }

        private void end(CloseStatus status) {
            if (!over) {
                over = true;
                peer.closed();
                listener.onClosed(status);
            }
        }
    }
}
