package dev.shard.tck.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A server without a mind or thread of its own: the test accepts, reads and writes for it, on plain sockets. */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listening;
    private final @Nullable SSLContext tls;
    private final List<Socket> accepted = new ArrayList<>();

    private ScriptedServer(InetAddress address, @Nullable SSLContext tls) throws IOException {
        this.tls = tls;
        listening = new ServerSocket();
        // Small, so that a client which does not read is felt soon.
        listening.setReceiveBufferSize(64 * 1024);
        listening.bind(new InetSocketAddress(address, 0));
        listening.setSoTimeout(Patience.millis());
    }

    /** On 127.0.0.1 and a free port. */
    public static ScriptedServer plain() throws IOException {
        return new ScriptedServer(loopback(), null);
    }

    /** On another address. */
    public static ScriptedServer plainOn(InetAddress address) throws IOException {
        return new ScriptedServer(address, null);
    }

    /** On 127.0.0.1, with TLS. */
    public static ScriptedServer secure(SSLContext tls) throws IOException {
        return new ScriptedServer(loopback(), tls);
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /** On another address, with TLS. */
    public static ScriptedServer secureOn(InetAddress address, SSLContext tls) throws IOException {
        return new ScriptedServer(address, tls);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** The endpoint under the name {@code localhost}. */
    public URI uri() {
        return uri("localhost");
    }

    public URI uri(String host) {
        return URI.create((tls == null ? "ws" : "wss") + "://" + host + ":" + port() + "/?v=10&encoding=json");
    }

    /** The next client, after the TLS handshake if there is one. Closed with this server, at the latest. */
    public ScriptedPeer accept() throws IOException {
        Socket socket = acceptSocket();
        if (tls == null) {
            return new ScriptedPeer(socket, socket);
        }
        var secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, "localhost", port(), true);
        accepted.add(secured);
        secured.setUseClientMode(false);
        secured.setSoTimeout(Patience.millis());
        secured.startHandshake();
        return new ScriptedPeer(secured, socket);
    }

    /** The next client as it is: TCP, and nothing else yet. */
    public Socket acceptSocket() throws IOException {
        Socket socket = Patience.await("a connection to port " + port(), listening::accept);
        // Kept, because the JDK closes a socket that is not reachable any more.
        accepted.add(socket);
        socket.setSoTimeout(Patience.millis());
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : accepted) {
            if (!(socket instanceof SSLSocket)) {
                socket.close();
            }
        }
    }
}
