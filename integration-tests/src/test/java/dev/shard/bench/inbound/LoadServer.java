package dev.shard.bench.inbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends a session to one client after the other, as fast as the socket takes it; its frames lie ready in memory. */
final class LoadServer {
    private static final Pattern KEY = Pattern.compile("(?i)\r\nsec-websocket-key: *([^\r ]+)");
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int WRITE_BYTES = 1 << 18;

    private final ByteBuffer hello;
    private final ByteBuffer rest;

    private LoadServer(Session session) {
        hello = frames(session.messages().subList(0, 1));
        rest = frames(session.messages().subList(1, session.messages().size()));
    }

    /** Prints the port, then serves until it is killed. */
    public static void main(String[] args) throws IOException {
        LoadServer server = new LoadServer(Session.read(Path.of(args[0])));
        try (ServerSocketChannel accepting = ServerSocketChannel.open()) {
            accepting.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            System.out.println(accepting.socket().getLocalPort());
            while (true) {
                try (SocketChannel client = accepting.accept()) {
                    server.serve(client);
                } catch (IOException gone) {
                    System.err.println("client left: " + gone.getMessage());
                }
            }
        }
    }

    private void serve(SocketChannel client) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(8192);
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            receive(client, in);
            request.append(US_ASCII.decode(in));
        }
        client.write(ByteBuffer.wrap(answer(request).getBytes(US_ASCII)));
        send(client, hello);
        // Whatever the client says now is its IDENTIFY.
        receive(client, in);
        send(client, rest);
        while (client.read(in.clear()) >= 0) {
            // Its close frame is not answered: the client is done by then, and leaves.
        }
    }

    private static void receive(SocketChannel client, ByteBuffer in) throws IOException {
        if (client.read(in.clear()) < 0) {
            throw new IOException("end of stream");
        }
        in.flip();
    }

    private static void send(SocketChannel client, ByteBuffer frames) throws IOException {
        ByteBuffer left = frames.duplicate();
        while (left.position() < frames.limit()) {
            left.limit(Math.min(frames.limit(), left.position() + WRITE_BYTES));
            client.write(left);
        }
    }

    private static String answer(CharSequence request) {
        Matcher key = KEY.matcher(request);
        if (!key.find()) {
            throw new IllegalArgumentException("no upgrade: " + request);
        }
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accept(key.group(1)) + "\r\n\r\n";
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Unfragmented binary frames, unmasked as a server's are. */
    private static ByteBuffer frames(List<ByteBuffer> messages) {
        int bytes =
                messages.stream().mapToInt(message -> message.capacity() + 10).sum();
        ByteBuffer frames = ByteBuffer.allocateDirect(bytes);
        for (ByteBuffer message : messages) {
            int length = message.capacity();
            frames.put((byte) 0x82); // FIN, binary
            if (length < 126) {
                frames.put((byte) length);
            } else if (length < 65536) {
                frames.put((byte) 126).putShort((short) length);
            } else {
                frames.put((byte) 127).putLong(length);
            }
            frames.put(message.duplicate());
        }
        return frames.flip();
    }
}
