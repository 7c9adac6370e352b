package dev.shard.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadServerTest {
    private static final int EVENTS = 3;
    private static final int TEXT = 1;
    private static final byte[] IDENTIFY = ClientFramesTest.frame(TEXT, 100);
    private static final byte[] HEARTBEAT = ClientFramesTest.frame(TEXT, 14);
    private static final String UPGRADE = String.join(
            "\r\n",
            "GET /?v=10&encoding=json&compress=zlib-stream HTTP/1.1",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "",
            "");
    private static final int PATIENCE_MILLIS = 10_000;

    @TempDir
    private Path folder;

    private LoadServer server;
    private Session session;

    @BeforeEach
    void serve() throws IOException {
        SmallSession.write(folder, EVENTS);
        session = Session.read(folder, SmallSession.KIND + "-json-zlib-stream");
        server = LoadServer.start(folder);
        server.follow(new Plan.Idle(), SmallSession.KIND);
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    @Test
    void anIdentifyAndAHeartbeatInOneReadAreTwoMessages() throws Exception {
        try (Socket client = upgraded()) {
            send(client, IDENTIFY, HEARTBEAT);

            assertThat(read(client, messages(Session.GREETING + 1))).isEqualTo(messages(Session.GREETING + 1));
        }
    }

    @Test
    void whoAsksForMoreThanASessionHasIsClosedAndTheOthersAreServed() throws Exception {
        try (Socket greedy = upgraded()) {
            send(greedy, IDENTIFY, HEARTBEAT, HEARTBEAT, HEARTBEAT, HEARTBEAT);

            assertThat(ByteBuffer.wrap(greedy.getInputStream().readAllBytes())).isEqualTo(messages(session.size()));
        }
        anIdentifyAndAHeartbeatInOneReadAreTwoMessages();
    }

    @Test
    void connectionsAreCountedFromTheirIdentify() throws Exception {
        try (Socket first = upgraded();
                Socket second = upgraded()) {
            assertThat(server.connections()).isZero();
            send(first, IDENTIFY, HEARTBEAT);
            send(second, IDENTIFY, HEARTBEAT);
            read(first, messages(Session.GREETING + 1));
            read(second, messages(Session.GREETING + 1));

            // An answer to a second read: the first is over, and with it the counting.
            send(first, HEARTBEAT);
            send(second, HEARTBEAT);
            read(first, lastMessage());
            read(second, lastMessage());
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    /** A connection whose upgrade has been answered. */
    private Socket upgraded() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port());
        client.setSoTimeout(PATIENCE_MILLIS);
        client.getOutputStream().write(UPGRADE.getBytes(US_ASCII));
        InputStream in = client.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return client;
    }

    private static void send(Socket client, byte[]... frames) throws IOException {
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            together.write(frame);
        }
        client.getOutputStream().write(together.toByteArray());
    }

    private static ByteBuffer read(Socket client, ByteBuffer asLongAs) throws IOException {
        return ByteBuffer.wrap(client.getInputStream().readNBytes(asLongAs.remaining()));
    }

    private ByteBuffer messages(int count) {
        return session.frames(0, count);
    }

    private ByteBuffer lastMessage() {
        return session.frames(session.size() - 1, session.size());
    }
}
