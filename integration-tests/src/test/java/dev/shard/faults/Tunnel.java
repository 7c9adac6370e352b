package dev.shard.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** An HTTP or SOCKS5 proxy, as a bot may have to pass one: lets every client through to where it asks for. */
final class Tunnel implements AutoCloseable {
    private final String scheme;
    private final ServerSocket listening;

    private Tunnel(String scheme) throws IOException {
        this.scheme = scheme;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        FaultProxy.start("tunnel-accept", this::accept);
    }

    /** @param scheme {@code http} or {@code socks5} */
    static Tunnel speaking(String scheme) throws IOException {
        return new Tunnel(scheme);
    }

    String scheme() {
        return scheme;
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                FaultProxy.start("tunnel", () -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket target = new Socket(InetAddress.getLoopbackAddress(), open(client))) {
            FaultProxy.start("tunnel-back", () -> pump(target, client));
            client.getInputStream().transferTo(target.getOutputStream());
        } catch (IOException over) {
            // One of the three is done.
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException over) {
            // The other direction ends with the client.
        }
    }

    private int open(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        return scheme.equals("http") ? connect(in, client.getOutputStream()) : socks(in, client.getOutputStream());
    }

    private static int connect(DataInputStream in, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(ISO_8859_1));
        return Integer.parseInt(head.substring(head.indexOf(":") + 1, head.indexOf(" HTTP/")));
    }

    /** RFC 1928: a greeting without authentication, then CONNECT. */
    private static int socks(DataInputStream in, OutputStream out) throws IOException {
        in.readUnsignedByte();
        in.readNBytes(in.readUnsignedByte());
        out.write(new byte[] {5, 0});
        in.readNBytes(3);
        int kind = in.readUnsignedByte();
        in.readNBytes(kind == 1 ? 4 : in.readUnsignedByte());
        int port = in.readUnsignedShort();
        out.write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 0});
        return port;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
