package dev.shard.bench.inbound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Reads the same bytes from the socket and drops them: what the load server and the kernel take. */
record SocketDrain(Session session, URI gateway) implements Contender {
    private static final String UPGRADE = String.join(
            "\r\n",
            "GET / HTTP/1.1",
            "Host: 127.0.0.1",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "",
            "");
    private static final byte[] FRAME = {(byte) 0x82, (byte) 0x80, 0, 0, 0, 0};

    @Override
    public String title() {
        return "socket read and dropped";
    }

    @Override
    public Stopwatch.Time run() throws IOException {
        ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
        try (SocketChannel socket = SocketChannel.open(new InetSocketAddress(gateway.getHost(), gateway.getPort()))) {
            socket.write(ByteBuffer.wrap(UPGRADE.getBytes(US_ASCII)));
            socket.read(in);
            socket.write(ByteBuffer.wrap(FRAME));
            Stopwatch watch = new Stopwatch();
            long left = session.compressedBytes();
            while (left > 0) {
                left -= socket.read(in.clear());
            }
            return watch.read();
        }
    }
}
