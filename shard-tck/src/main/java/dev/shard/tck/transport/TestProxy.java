package dev.shard.tck.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Proxies that accept one client, let it through to a port of this machine, and remember what they were asked. */
final class TestProxy implements AutoCloseable {
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final ServerSocket listening;
    private final Talk talk;
    private final int targetPort;

    /** The opening of a proxy's protocol; true if the client is let through. */
    private interface Talk {
        boolean with(TestProxy proxy, DataInputStream in, OutputStream out) throws IOException;
    }

    private TestProxy(int targetPort, Talk talk) throws IOException {
        this.targetPort = targetPort;
        this.talk = talk;
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        thread("test-proxy", this::serve);
    }

    /** Speaks HTTP, and answers CONNECT with a status line; lets the client through if that is 200. */
    static TestProxy http(int targetPort, String statusLine) throws IOException {
        return new TestProxy(targetPort, (proxy, in, out) -> {
            String head = "";
            while (!head.endsWith("\r\n\r\n")) {
                head += (char) in.readUnsignedByte();
            }
            proxy.asked.add(head);
            out.write((statusLine + "\r\n\r\n").getBytes(ISO_8859_1));
            return statusLine.contains(" 200 ");
        });
    }

    /** Speaks SOCKS5 (RFC 1928, RFC 1929). */
    static TestProxy socks5(int targetPort, @Nullable String user, int reply) throws IOException {
        return new TestProxy(targetPort, (proxy, in, out) -> {
            in.readUnsignedByte();
            in.readNBytes(in.readUnsignedByte());
            out.write(new byte[] {5, (byte) (user == null ? 0 : 2)});
            String credentials = user == null ? "" : " " + proxy.readCredentials(in, out);
            in.readNBytes(3);
            int kind = in.readUnsignedByte();
            String host = kind == 3
                    ? new String(in.readNBytes(in.readUnsignedByte()), UTF_8)
                    : "[" + InetAddress.getByAddress(in.readNBytes(4)).getHostAddress() + "]";
            proxy.asked.add(host + ":" + in.readUnsignedShort() + credentials);
            out.write(new byte[] {5, (byte) reply, 0, 1, 127, 0, 0, 1, 0, 0});
            return reply == 0;
        });
    }

    /** Accepts, and never says a word. */
    static TestProxy silent() throws IOException {
        return new TestProxy(0, (proxy, in, out) -> {
            in.transferTo(OutputStream.nullOutputStream());
            return false;
        });
    }

    int port() {
        return listening.getLocalPort();
    }

    /**
     * What it was asked. HTTP: the head. SOCKS: the target, an address in brackets, and behind a space the credentials if
     * there were any.
     */
    String awaitAsked() {
        try {
            String what = asked.poll(Patience.millis(), MILLISECONDS);
            assertThat(what).as("what the proxy was asked").isNotNull();
            return what;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private String readCredentials(DataInputStream in, OutputStream out) throws IOException {
        in.readUnsignedByte();
        String name = new String(in.readNBytes(in.readUnsignedByte()), UTF_8);
        String password = new String(in.readNBytes(in.readUnsignedByte()), UTF_8);
        out.write(new byte[] {1, 0});
        return name + ":" + password;
    }

    private void serve() {
        try (Socket client = listening.accept()) {
            if (talk.with(this, new DataInputStream(client.getInputStream()), client.getOutputStream())) {
                try (var target = new Socket(InetAddress.getLoopbackAddress(), targetPort)) {
                    thread("test-proxy-back", () -> pump(target, client));
                    client.getInputStream().transferTo(target.getOutputStream());
                }
            }
        } catch (IOException ended) {
            // The client or the test is done.
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // One of the sides is done.
        }
    }

    private static void thread(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
