package dev.shard.fleet;

import dev.shard.CloseStatus;
import dev.shard.TransportException;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One connection to the model gateway: both ends, with a wire between them that takes its time. */
final class ModelConnection implements TransportConnection {
    private final ModelGateway gateway;
    private final TransportListener client;
    ModelSession session;
    private boolean over;
    private long lastArrival;

    ModelConnection(ModelGateway gateway, TransportListener client) {
        this.gateway = gateway;
        this.client = client;
    }

    void open() {
        gateway.mostOpening = Math.max(gateway.mostOpening, ++gateway.opening);
        arrive(() -> {
            gateway.opening--;
            client.onOpen();
            deliver("{\"op\":10,\"s\":null,\"t\":null,\"d\":{\"heartbeat_interval\":41250}}");
        });
    }

    void refuse() {
        arrive(() -> end(CloseStatus.neverOpened(
                new TransportException(TransportException.Phase.CONNECT, "connection refused", null))));
    }

    @Override
    public void send(ByteBuffer message, boolean text) {
        JsonNode payload = JsonMapper.shared()
                .readTree(StandardCharsets.UTF_8.decode(message).toString());
        gateway.loop.schedule(ModelGateway.LATENCY, () -> {
            if (!over) {
                gateway.received(this, payload.path("op").asInt(), payload.path("d"));
            }
        });
    }

    /** A payload for the client. */
    void deliver(String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        arrive(() -> client.onMessage(ByteBuffer.wrap(bytes), true));
    }

    /** The gateway closes it. */
    void closeByGateway(int code) {
        arrive(() -> end(CloseStatus.byPeer(code, "")));
    }

    /** The wire breaks, on both sides at once. */
    void drop() {
        if (!over) {
            gateway.loop.execute(() -> end(
                    CloseStatus.lost(new TransportException(TransportException.Phase.OPEN, "connection reset", null))));
        }
    }

    /** In order, whatever each takes. */
    private void arrive(Runnable signal) {
        lastArrival = Math.max(
                lastArrival, gateway.loop.nanoTime() + gateway.latencyToClient().toNanos());
        gateway.loop.schedule(Duration.ofNanos(lastArrival - gateway.loop.nanoTime()), () -> {
            if (!over) {
                signal.run();
            }
        });
    }

    private void end(CloseStatus status) {
        if (!over) {
            over = true;
            gateway.ended(this, status);
            client.onClosed(status);
        }
    }

    @Override
    public void setReading(boolean enabled) {
        if (!enabled) {
            throw new AssertionError("nobody is slow here");
        }
    }

    @Override
    public int unsentMessages() {
        return 0;
    }

    @Override
    public void close(int code, String reason) {
        gateway.loop.schedule(ModelGateway.LATENCY, () -> end(CloseStatus.local(code, reason)));
    }

    @Override
    public void abort() {
        drop();
    }
}
