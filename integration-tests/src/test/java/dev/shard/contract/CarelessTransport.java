package dev.shard.contract;

import dev.shard.CloseStatus;
import dev.shard.spi.Settings;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import dev.shard.spi.transport.TransportProvider;
import dev.shard.transport.netty.NettyTransportProvider;
import java.nio.ByteBuffer;

/** Passes everything on to a transport that keeps the contract, until a subclass gives it a bad habit. */
class CarelessTransport implements TransportProvider {
    @Override
    public String name() {
        return "careless";
    }

    @Override
    public String description() {
        return "breaks one rule";
    }

    @Override
    public final Transport create(Settings settings) {
        Transport careful = new NettyTransportProvider().create(settings);
        return new Transport() {
            @Override
            public EventLoop nextLoop() {
                return careful.nextLoop();
            }

            @Override
            public TransportConnection connect(ConnectRequest request, EventLoop loop, TransportListener listener) {
                return CarelessTransport.this.connect(careful, request, loop, listener);
            }

            @Override
            public void close() {
                careful.close();
            }
        };
    }

    TransportConnection connect(Transport careful, ConnectRequest request, EventLoop loop, TransportListener listener) {
        return connection(careful.connect(request, loop, listener(listener)));
    }

    TransportConnection connection(TransportConnection careful) {
        return careful;
    }

    TransportListener listener(TransportListener listener) {
        return listener;
    }

    /** Passes every signal on. */
    static class Listener implements TransportListener {
        final TransportListener listener;

        Listener(TransportListener listener) {
            this.listener = listener;
        }

        @Override
        public void onOpen() {
            listener.onOpen();
        }

        @Override
        public void onMessage(ByteBuffer message, boolean text) {
            listener.onMessage(message, text);
        }

        @Override
        public void onClosed(CloseStatus status) {
            listener.onClosed(status);
        }
    }

    /** Passes every call on. */
    static class Connection implements TransportConnection {
        final TransportConnection connection;

        Connection(TransportConnection connection) {
            this.connection = connection;
        }

        @Override
        public void send(ByteBuffer message, boolean text) {
            connection.send(message, text);
        }

        @Override
        public void setReading(boolean enabled) {
            connection.setReading(enabled);
        }

        @Override
        public int unsentMessages() {
            return connection.unsentMessages();
        }

        @Override
        public void close(int code, String reason) {
            connection.close(code, reason);
        }

        @Override
        public void abort() {
            connection.abort();
        }
    }
}
