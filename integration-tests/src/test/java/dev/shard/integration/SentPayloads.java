package dev.shard.integration;

import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A transport that notes what goes out, as far as it is JSON, and leaves everything else to another one. */
public final class SentPayloads implements Transport {
    private final Transport carrier;
    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();

    SentPayloads(Transport carrier) {
        this.carrier = carrier;
    }

    /** {@code d} of every payload of this opcode, in order. */
    public List<JsonNode> dataOf(int op) {
        return sent.stream()
                .filter(payload -> payload.path("op").asInt() == op)
                .map(payload -> payload.path("d"))
                .toList();
    }

    @Override
    public EventLoop nextLoop() {
        return carrier.nextLoop();
    }

    @Override
    public TransportConnection connect(ConnectRequest request, EventLoop loop, TransportListener listener) {
        return new Noting(carrier.connect(request, loop, listener));
    }

    @Override
    public void close() {
        carrier.close();
    }

    private final class Noting implements TransportConnection {
        private final TransportConnection connection;

        Noting(TransportConnection connection) {
            this.connection = connection;
        }

        @Override
        public void send(ByteBuffer message, boolean text) {
            if (text) {
                sent.add(JsonMapper.shared()
                        .readTree(StandardCharsets.UTF_8
                                .decode(message.duplicate())
                                .toString()));
            }
            connection.send(message, text);
        }

        @Override
        public void setReading(boolean enabled) {
            connection.setReading(enabled);
        }

        @Override
        public int unsentMessages() {
            return connection.unsentMessages();
        }

        @Override
        public void close(int code, String reason) {
            connection.close(code, reason);
        }

        @Override
        public void abort() {
            connection.abort();
        }
    }
}
