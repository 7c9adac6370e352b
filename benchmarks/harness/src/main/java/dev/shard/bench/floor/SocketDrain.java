package dev.shard.bench.floor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.shard.bench.client.Contender;
import dev.shard.bench.client.Measure;
import dev.shard.bench.client.Stopwatch;
import dev.shard.bench.load.Session;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Reads the session from the socket and drops it: what the load server gives at most.
 *
 * @param query what to ask the server for
 */
public record SocketDrain(Session session, URI gateway, String query) implements Contender {
    /** As long as an IDENTIFY, and masked with zeros, as is what it holds. */
    private static final int FRAME_BYTES = 100;

    private static final byte[] FRAME_HEAD = {(byte) 0x82, (byte) (0x80 | FRAME_BYTES - 6)};
    private static final int READ_BYTES = 1 << 16;

    @Override
    public Measure round(int events) throws IOException {
        ByteBuffer in = ByteBuffer.allocateDirect(READ_BYTES);
        try (SocketChannel socket = SocketChannel.open(new InetSocketAddress(gateway.getHost(), gateway.getPort()))) {
            socket.write(ByteBuffer.wrap(upgrade().getBytes(US_ASCII)));
            socket.read(in);
            socket.write(ByteBuffer.allocate(FRAME_BYTES).put(FRAME_HEAD).rewind());
            Stopwatch watch = new Stopwatch();
            long left = session.frames(Session.BEFORE_READY, Session.GREETING + events)
                    .remaining();
            while (left > 0) {
                left -= socket.read(in.clear());
            }
            return watch.read(events);
        }
    }

    private String upgrade() {
        return String.join(
                "\r\n",
                "GET /?" + query + " HTTP/1.1",
                "Host: 127.0.0.1",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                "",
                "");
    }
}
