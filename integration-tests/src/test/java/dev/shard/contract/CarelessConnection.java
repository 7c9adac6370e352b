package dev.shard.contract;

import dev.shard.CloseStatus;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.nio.ByteBuffer;

/** Both sides of one connection: passes calls down and signals up, until a subclass gives it a bad habit. */
class CarelessConnection implements TransportConnection, TransportListener {
    EventLoop loop;
    TransportListener listener;
    private volatile TransportConnection connection;

    /** Before there is a connection, which may tell its end at once. */
    final CarelessConnection on(EventLoop itsLoop, TransportListener itsListener) {
        loop = itsLoop;
        listener = itsListener;
        return this;
    }

    final CarelessConnection over(TransportConnection careful) {
        connection = careful;
        return this;
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
