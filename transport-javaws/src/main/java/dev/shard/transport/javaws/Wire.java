package dev.shard.transport.javaws;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * The socket that the library is given: connected and secured already, and with our ends of its streams. What the library
 * sets on sockets was set before.
 */
final class Wire extends Socket {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Wire(Socket socket, InputStream in, OutputStream out) {
        this.socket = socket;
        this.in = in;
        this.out = out;
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setReuseAddress(boolean on) {}

    @Override
    public void setReceiveBufferSize(int bytes) {}

    /** Closes the socket, with TLS after the notice that it wants. */
    @Override
    public synchronized void close() throws IOException {
        socket.close();
    }
}
