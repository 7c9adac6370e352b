package dev.shard.integration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Answers every connection's first bytes with the same text, then ends it: a proxy that refuses, a server that is none. */
final class OneAnswerServer implements AutoCloseable {
    private final ServerSocket server;
    private final byte[] answer;

    private OneAnswerServer(ServerSocket server, byte[] answer) {
        this.server = server;
        this.answer = answer;
    }

    static OneAnswerServer answering(String text) throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        OneAnswerServer server = new OneAnswerServer(socket, text.getBytes(StandardCharsets.ISO_8859_1));
        Thread thread = new Thread(server::serve, "one-answer-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                answer(client);
            } catch (SocketException closedOrGone) {
                // Either side has had enough.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void answer(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        if (in.read(new byte[8192]) > 0) {
            client.getOutputStream().write(answer);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
