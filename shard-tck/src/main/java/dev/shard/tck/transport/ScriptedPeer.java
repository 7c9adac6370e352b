package dev.shard.tck.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One client as seen from the server, byte by byte as the test wants it. Source of the format: RFC 6455. */
public final class ScriptedPeer implements AutoCloseable {
    public static final int FIN = 0x80;
    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xA;

    private static final Pattern KEY = Pattern.compile("(?im)^Sec-WebSocket-Key: *(\\S+) *$");

    private final Socket socket;
    private final Socket tcp;
    private final DataInputStream in;
    private final OutputStream out;

    ScriptedPeer(Socket socket, Socket tcp) throws IOException {
        this.socket = socket;
        this.tcp = tcp;
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
    }

    /** A frame of the client, unmasked. */
    public record Frame(int opcode, boolean last, ByteBuffer content) {
        public byte[] payload() {
            byte[] copy = new byte[content.limit()];
            content.get(0, copy);
            return copy;
        }

        public String text() {
            return new String(payload(), UTF_8);
        }

        /** The code of a close frame. */
        public int closeCode() {
            return content.getShort(0) & 0xffff;
        }
    }

    /** Reads the request and answers it as it should be. */
    public ScriptedPeer upgrade() throws IOException {
        String request = readRequest();
        return write(upgradeAnswer(request));
    }

    /** Reads the request and answers it as the test wants. */
    public ScriptedPeer answer(String text) throws IOException {
        readRequest();
        return write(text);
    }

    /** The right answer to a request. */
    public static String upgradeAnswer(String request) {
        Matcher key = KEY.matcher(request);
        if (!key.find()) {
            throw new AssertionError("request without Sec-WebSocket-Key:\n" + request);
        }
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accept(key.group(1)) + "\r\n\r\n";
    }

    /** The head of a request, to its empty line. */
    public String readRequest() throws IOException {
        return Patience.await("a request", this::readHead);
    }

    private String readHead() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readByte());
        }
        return head.toString(ISO_8859_1);
    }

    public ScriptedPeer write(String text) throws IOException {
        return write(text.getBytes(UTF_8));
    }

    public ScriptedPeer write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    public ScriptedPeer text(String text) throws IOException {
        return write(frame(FIN | TEXT, text.getBytes(UTF_8)));
    }

    public ScriptedPeer closeFrame(int code, String reason) throws IOException {
        return write(closing(code, reason));
    }

    /** The bytes of a close frame. */
    public static byte[] closing(int code, String reason) {
        byte[] text = reason.getBytes(UTF_8);
        return frame(
                FIN | CLOSE,
                ByteBuffer.allocate(2 + text.length)
                        .putShort((short) code)
                        .put(text)
                        .array());
    }

    /** One array of several, for what must leave in one write. */
    public static byte[] join(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    /** The bytes of a frame. */
    public static byte[] frame(int firstByte, byte[] payload) {
        int length = payload.length;
        ByteBuffer frame = ByteBuffer.allocate(10 + length).put((byte) firstByte);
        if (length < 126) {
            frame.put((byte) length);
        } else if (length < 65536) {
            frame.put((byte) 126).putShort((short) length);
        } else {
            frame.put((byte) 127).putLong(length);
        }
        frame.put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    /** The client's next frame; fails if it is not masked. */
    public Frame read() throws IOException {
        return Patience.await("a frame", this::readFrame);
    }

    private Frame readFrame() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        if ((second & 0x80) == 0) {
            throw new AssertionError("a client's frame must be masked");
        }
        int length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("frame cut after " + payload.length + " of " + length + " bytes");
        }
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return new Frame(first & 0x0f, (first & FIN) != 0, ByteBuffer.wrap(payload));
    }

    /** The next frame that is not a pong. */
    public Frame readPastPongs() throws IOException {
        Frame frame = read();
        while (frame.opcode() == PONG) {
            frame = read();
        }
        return frame;
    }

    /** Reads over whatever still comes until the client ends the stream; fails if it does not. */
    public void awaitEnd() throws IOException {
        try {
            Patience.await("the end of its stream", () -> in.transferTo(OutputStream.nullOutputStream()));
        } catch (SocketException reset) {
            // An end, too.
        }
    }

    /** Ends the TCP connection with a reset. */
    public void reset() throws IOException {
        tcp.setSoLinger(true, 0);
        tcp.close();
    }

    /** Ends the stream, with TLS after the notice that it wants, and closes the connection. */
    @Override
    public void close() throws IOException {
        try (tcp) {
            if (!tcp.isClosed()) {
                // Not socket.close(), which with TLS waits for the client's notice.
                socket.shutdownOutput();
            }
        } catch (SocketException clientWasFaster) {
            // There is no stream left to end.
        }
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
