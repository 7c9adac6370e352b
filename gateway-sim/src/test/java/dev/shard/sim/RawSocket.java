package dev.shard.sim;

import dev.shard.sim.protocol.Json;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A client that speaks WebSocket by hand, so that it can get it wrong. Reads have a bound. It also sees the end of a
 * socket without a close frame, which the JDK's WebSocket misses once in a while.
 */
final class RawSocket implements AutoCloseable {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /** A frame: its first byte, and its payload. */
    record Frame(int first, String payload) {
        int opcode() {
            return first & 0x0F;
        }

        boolean isFinal() {
            return (first & 0x80) != 0;
        }

        int closeCode() {
            return payload.charAt(0) << 8 | payload.charAt(1);
        }
    }

    private final Socket socket;
    private final DataOutputStream out;
    private final InputStream in;

    private RawSocket(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) SimClient.PATIENCE.toMillis());
        out = new DataOutputStream(socket.getOutputStream());
        in = socket.getInputStream();
    }

    static RawSocket open(GatewaySimulator sim) throws IOException {
        return new RawSocket(sim.gatewayUrl().getPort());
    }

    /** Open, and upgraded. */
    static RawSocket upgraded(GatewaySimulator sim, String query) throws IOException {
        RawSocket raw = open(sim);
        raw.upgrade(query);
        return raw;
    }

    void upgrade(String query) throws IOException {
        request(
                "GET /?" + query + " HTTP/1.1",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13");
        head();
    }

    void timeout(Duration timeout) throws IOException {
        socket.setSoTimeout((int) timeout.toMillis());
    }

    void request(String... lines) throws IOException {
        write((String.join("\r\n", lines) + "\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** The head of an HTTP answer. */
    String head() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) byteOrFail());
        }
        return head.toString();
    }

    /** Sends a frame with a mask of zeros. */
    void frame(boolean last, int opcode, byte[] payload) throws IOException {
        out.writeByte((last ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            out.writeByte(0x80 | payload.length);
        } else if (payload.length < 1 << 16) {
            out.writeByte(0x80 | 126);
            out.writeShort(payload.length);
        } else {
            out.writeByte(0x80 | 127);
            out.writeLong(payload.length);
        }
        out.writeInt(0);
        out.write(payload);
        out.flush();
    }

    void frame(boolean last, int opcode, String payload) throws IOException {
        frame(last, opcode, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** The next frame; its payload as Latin-1. */
    Frame frame() throws IOException {
        int first = byteOrFail();
        long length = byteOrFail();
        int more = length == 126 ? 2 : length == 127 ? 8 : 0;
        if (more > 0) {
            length = 0;
            for (int i = 0; i < more; i++) {
                length = length << 8 | byteOrFail();
            }
        }
        return new Frame(first, new String(in.readNBytes((int) length), StandardCharsets.ISO_8859_1));
    }

    /** The next frame with this opcode. */
    Frame frame(int opcode) throws IOException {
        Frame next = frame();
        while (next.opcode() != opcode) {
            next = frame();
        }
        return next;
    }

    private int byteOrFail() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new IOException("end of stream");
        }
        return next;
    }

    /** What is still to come until the peer closes in an orderly way; a reset is thrown. */
    byte[] readToEnd() throws IOException {
        var rest = new ByteArrayOutputStream();
        in.transferTo(rest);
        return rest.toByteArray();
    }

    /** Whether the peer ends the connection, in whatever way, within the bound of a read. */
    boolean isEnded() throws IOException {
        try {
            readToEnd();
            return true;
        } catch (SocketException reset) {
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        }
    }

    /** Identifies; returns the session id that READY names. */
    String identify() throws IOException {
        frame(true, TEXT, "{\"op\":2,\"d\":" + SimClient.identity() + "}");
        String ready = frame(TEXT).payload();
        while (!ready.contains("\"READY\"")) {
            ready = frame(TEXT).payload();
        }
        return Json.parse(ready).path("d").path("session_id").stringValue();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
