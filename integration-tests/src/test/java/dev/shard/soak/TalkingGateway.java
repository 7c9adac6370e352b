package dev.shard.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.CloseStatus;
import dev.shard.TransportException;
import dev.shard.sim.traffic.TrafficPool;
import dev.shard.spi.transport.TransportListener;
import java.io.ByteArrayOutputStream;

/** One session of a gateway that talks and has its connections cut, compressed as Discord's is. On the loop. */
final class TalkingGateway {
    private static final String HELLO = "{\"t\":null,\"s\":null,\"op\":10,\"d\":{\"heartbeat_interval\":41250}}";
    private static final String ACK = "{\"t\":null,\"s\":null,\"op\":11,\"d\":null}";
    private static final String READY = "{\"t\":\"READY\",\"s\":%d,\"op\":0,\"d\":{\"v\":10,\"user\":{\"id\":\"1\"},"
            + "\"guilds\":[],\"session_id\":\"soak\",\"resume_gateway_url\":\"ws://127.0.0.1\"}}";
    private static final String RESUMED = "{\"t\":\"RESUMED\",\"s\":%d,\"op\":0,\"d\":{}}";

    private final String compression;
    private final TrafficPool pool;
    private Side side;
    private long sequence;
    private int identifies;
    private int heartbeats;

    TalkingGateway(String compression, TrafficPool pool) {
        this.compression = compression;
        this.pool = pool;
    }

    MemoryTransport.Peer connected(TransportListener client) {
        side = new Side(client, Packer.of(compression));
        return side;
    }

    int identifies() {
        return identifies;
    }

    int heartbeats() {
        return heartbeats;
    }

    long sequence() {
        return sequence;
    }

    /** Sends the next events of the pool. */
    void talk(int events) {
        for (int i = 0; i < events; i++) {
            side.say(event(++sequence));
        }
    }

    /** Ends the connection without a word. */
    void cut() {
        side.closed();
        side.client.onClosed(
                CloseStatus.lost(new TransportException(TransportException.Phase.OPEN, "cut by the gateway", null)));
    }

    private byte[] event(long number) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("{\"t\":\"%s\",\"s\":%d,\"op\":0,\"d\":"
                .formatted(pool.at(number).name(), number)
                .getBytes(UTF_8));
        bytes.writeBytes(pool.jsonAt(number));
        bytes.write('}');
        return bytes.toByteArray();
    }

    /** One connection. */
    private final class Side implements MemoryTransport.Peer {
        private final TransportListener client;
        private final Packer packer;

        Side(TransportListener client, Packer packer) {
            this.client = client;
            this.packer = packer;
        }

        @Override
        public void opened() {
            say(HELLO.getBytes(UTF_8));
        }

        @Override
        public void heard(String payload) {
            if (payload.contains("\"op\":1,")) {
                heartbeats++;
                say(ACK.getBytes(UTF_8));
            } else if (payload.contains("\"op\":2,")) {
                identifies++;
                say(READY.formatted(++sequence).getBytes(UTF_8));
            } else if (payload.contains("\"op\":6,")) {
                say(RESUMED.formatted(++sequence).getBytes(UTF_8));
            }
        }

        @Override
        public void closed() {
            packer.close();
        }

        private void say(byte[] payload) {
            client.onMessage(packer.pack(payload), false);
        }
    }
}
