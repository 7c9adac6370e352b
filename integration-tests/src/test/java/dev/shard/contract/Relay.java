package dev.shard.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Stands before a transport whose bytes are to be wrong, and changes them on their way between one client and its server.
 * Otherwise nobody notices it: ends and resets pass, and little is held.
 */
final class Relay {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int PATIENCE_MILLIS = 10_000;

    private final URI endpoint;
    private final int addresses;
    private final Bytes bytes;
    private final ServerSocket listening;
    private Socket ahead;

    /** Ends the connection. */
    static final class Cut extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** What is made of the bytes of one connection; each is one read. The first of each side holds the HTTP head. */
    static class Bytes {
        byte[] request(byte[] request) {
            return request;
        }

        byte[] toServer(byte[] frames) {
            return frames;
        }

        byte[] answer(byte[] answer) throws Cut {
            return answer;
        }

        byte[] toClient(byte[] frames) throws Cut {
            return frames;
        }
    }

    private Relay(URI endpoint, int addresses, Bytes bytes) throws IOException {
        this.endpoint = endpoint;
        this.addresses = addresses;
        this.bytes = bytes;
        listening = new ServerSocket();
        listening.setReceiveBufferSize(BUFFER_BYTES);
        listening.setSoTimeout(PATIENCE_MILLIS);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Waits for its client; the port that it is expected on. */
    private int start() {
        thread(this::serve);
        return listening.getLocalPort();
    }

    /** Changes what is sent to, and comes from, servers without TLS on this machine. */
    static Transport before(Transport careful, Supplier<Bytes> habit) {
        return before(careful, Integer.MAX_VALUE, habit);
    }

    /** Same, and tries only so many of a host's addresses. */
    static Transport before(Transport careful, int addresses, Supplier<Bytes> habit) {
        return CarelessTransport.asking(careful, request -> {
            URI endpoint = request.endpoint();
            if (!endpoint.getScheme().equals("ws") || !endpoint.getHost().equals("localhost")) {
                return request;
            }
            try {
                String port = ":" + new Relay(endpoint, addresses, habit.get()).start();
                return new ConnectRequest(
                        URI.create(endpoint.toString().replace(":" + endpoint.getPort(), port)),
                        request.timeout(),
                        request.closeTimeout(),
                        request.maxMessageBytes());
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
    }

    /**
     * Stands before one server.
     *
     * @return the port to connect to in its place
     * @throws IOException if nobody is there
     */
    static int to(URI server, Bytes bytes) throws IOException {
        var relay = new Relay(server, Integer.MAX_VALUE, bytes);
        relay.ahead = relay.connect();
        return relay.start();
    }

    private void serve() {
        try (listening;
                Socket client = listening.accept();
                Socket server = ahead == null ? connect() : ahead) {
            client.setTcpNoDelay(true);
            client.setSendBufferSize(BUFFER_BYTES);
            Thread back = thread(() -> pump(server, client, true));
            pump(client, server, false);
            back.join();
        } catch (IOException | InterruptedException over) {
            // The client came too late, or the server is not there: both see an end.
        }
    }

    private Socket connect() throws IOException {
        IOException last = new IOException("no address");
        InetAddress[] all = InetAddress.getAllByName(endpoint.getHost());
        for (InetAddress address : Arrays.copyOf(all, Math.min(all.length, addresses))) {
            try {
                return connect(address);
            } catch (IOException refused) {
                last = refused;
            }
        }
        throw last;
    }

    private Socket connect(InetAddress address) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSendBufferSize(BUFFER_BYTES);
            socket.setReceiveBufferSize(BUFFER_BYTES);
            socket.connect(new InetSocketAddress(address, endpoint.getPort()));
            return socket;
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }

    private void pump(Socket from, Socket to, boolean toClient) {
        byte[] chunk = new byte[BUFFER_BYTES];
        boolean first = true;
        try {
            InputStream in = from.getInputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                if (!write(to.getOutputStream(), changed(Arrays.copyOf(chunk, length), toClient, first))) {
                    return;
                }
                first = false;
            }
            to.shutdownOutput();
        } catch (IOException reset) {
            abort(to);
        }
    }

    private byte[] changed(byte[] chunk, boolean toClient, boolean first) throws Cut {
        if (toClient) {
            return first ? bytes.answer(chunk) : bytes.toClient(chunk);
        }
        return first ? bytes.request(withItsHost(chunk)) : bytes.toServer(chunk);
    }

    private byte[] withItsHost(byte[] request) {
        String text = new String(request, ISO_8859_1);
        return text.replace(":" + listening.getLocalPort(), ":" + endpoint.getPort())
                .getBytes(ISO_8859_1);
    }

    /** Whether somebody took it; who does not may still have something to say. */
    private static boolean write(OutputStream out, byte[] chunk) {
        try {
            out.write(chunk);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private static void abort(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // By the other direction.
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
