package dev.shard.sim;

import dev.shard.sim.protocol.Json;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A bare client on the JDK's WebSocket; every wait has a bound. */
final class SimClient implements PayloadSource, WebSocket.Listener, AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final String JSON = "v=10&encoding=json";
    static final String ZLIB = "v=10&encoding=json&compress=zlib-stream";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** GUILDS, GUILD_MESSAGES and MESSAGE_CONTENT. */
    private static final long INTENTS = 1 | 1 << 9 | 1 << 15;

    private final BlockingQueue<JsonNode> payloads = new LinkedBlockingQueue<>();
    private final BlockingQueue<Object> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private final MessageInflater inflater;
    private @Nullable WebSocket socket;

    private SimClient(boolean zlib) {
        inflater = new MessageInflater(zlib);
    }

    static SimClient connect(GatewaySimulator sim) {
        return connect(sim, JSON);
    }

    static SimClient connect(GatewaySimulator sim, String query) {
        return connect(HTTP, sim.gatewayUrl(), query);
    }

    static SimClient connect(HttpClient http, URI url, String query) {
        return connect(http, url, query, PATIENCE);
    }

    static SimClient connect(HttpClient http, URI url, String query, Duration connectTimeout) {
        var client = new SimClient(query.contains("zlib-stream"));
        client.socket = http.newWebSocketBuilder()
                .connectTimeout(connectTimeout)
                .buildAsync(URI.create(url + "/?" + query), client)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        return client;
    }

    /** Connected, past HELLO, identified, past READY. */
    static SimClient ready(GatewaySimulator sim) {
        return ready(sim, JSON);
    }

    static SimClient ready(GatewaySimulator sim, String query) {
        SimClient client = connect(sim, query);
        client.receive(10);
        client.identify();
        client.event("READY");
        return client;
    }

    // Saying

    /** Sends this, unless the connection has ended, which is for those to notice who wait for an answer. */
    SimClient send(String payload) {
        open().sendText(payload, true)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(ended -> open())
                .join();
        return this;
    }

    SimClient sendBinary(byte[] payload) {
        open().sendBinary(ByteBuffer.wrap(payload), true).join();
        return this;
    }

    SimClient send(int op, String d) {
        return send("{\"op\":" + op + ",\"d\":" + d + "}");
    }

    /** The data of an IDENTIFY that is right in every way. */
    static ObjectNode identity() {
        ObjectNode d = (ObjectNode) Json.parse("{\"token\":\"SIM.TOKEN\",\"intents\":" + INTENTS + "}");
        d.putObject("properties").put("os", "linux").put("browser", "test").put("device", "test");
        return d;
    }

    SimClient identify() {
        return identify(identity());
    }

    SimClient identify(JsonNode d) {
        return send(2, d.toString());
    }

    SimClient identify(int shard, int count) {
        ObjectNode d = identity();
        d.putArray("shard").add(shard).add(count);
        return identify(d);
    }

    SimClient resume(String session, long seq) {
        return send(6, "{\"token\":\"SIM.TOKEN\",\"session_id\":\"" + session + "\",\"seq\":" + seq + "}");
    }

    SimClient beat(@Nullable Long seq) {
        return send(1, String.valueOf(seq));
    }

    void close(int code) {
        open().sendClose(code, "")
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Ends the TCP connection without a close frame. */
    void drop() {
        open().abort();
    }

    // Hearing

    @Override
    public JsonNode receive() {
        JsonNode next = poll(payloads);
        if (next == null) {
            throw new AssertionError("no payload within " + PATIENCE + "; close code: " + closed.getNow(null));
        }
        return next;
    }

    /** The next payload; null if none comes in this time, or the connection has ended. */
    @Nullable JsonNode poll(Duration atMost) {
        try {
            return payloads.poll(closed.isDone() ? 0 : atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next message as it came: a String or a byte array. */
    Object message() {
        Object next = poll(messages);
        if (next == null) {
            throw new AssertionError("no message within " + PATIENCE);
        }
        return next;
    }

    /** The code of the server's close frame (1005 without one), or 1006 when the connection broke. */
    int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Waits this long for the end of the connection, and not longer. */
    void awaitClose(Duration atMost) {
        try {
            closed.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Still open, which the caller sees.
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    boolean isClosed() {
        return closed.isDone();
    }

    private static <T> @Nullable T poll(BlockingQueue<T> queue) {
        try {
            return queue.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private WebSocket open() {
        if (socket == null) {
            throw new IllegalStateException("not connected");
        }
        return socket;
    }

    @Override
    public void close() {
        open().abort();
        inflater.close();
    }

    // Signals

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            messages.add(text.toString());
            parse(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        binary.writeBytes(bytes);
        if (last) {
            byte[] message = binary.toByteArray();
            binary.reset();
            messages.add(message);
            String payload = inflater.push(message);
            if (payload != null) {
                parse(payload);
            }
        }
        from.request(1);
        return null;
    }

    private void parse(String payload) {
        try {
            payloads.add(Json.parse(payload));
        } catch (JacksonException e) {
            payloads.add(Json.parse("{\"op\":-1,\"d\":\"no JSON\"}"));
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }
}
