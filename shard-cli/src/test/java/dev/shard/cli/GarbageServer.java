package dev.shard.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/** Greets everybody in a protocol of its own. */
final class GarbageServer implements AutoCloseable {
    private static final byte[] GREETING = {0x16, 3, 1, 0, 0x7f, '\r', '\n', '\r', '\n'};

    private final ServerSocket server;

    private GarbageServer(ServerSocket server) {
        this.server = server;
    }

    static GarbageServer start() throws IOException {
        GarbageServer started = new GarbageServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(started::serve, "garbage-server");
        thread.setDaemon(true);
        thread.start();
        return started;
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write(GREETING);
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (SocketException closedOrGone) {
                // Either side has had enough.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
