package dev.shard.sim;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The simplest client that survives: it beats, notices dead links, resumes, and notes which sequences it received. */
final class ObedientClient implements Runnable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final GatewaySimulator sim;
    private final String query;
    private final int shard;
    private final int shards;
    private final Duration interval;
    private final Map<String, List<Long>> received = new LinkedHashMap<>();
    private @Nullable String session;
    private volatile boolean stopped;

    ObedientClient(GatewaySimulator sim, String query, int shard, int shards, Duration interval) {
        this.sim = sim;
        this.query = query;
        this.shard = shard;
        this.shards = shards;
        this.interval = interval;
    }

    /** Ends it at the next pause. */
    void stop() {
        stopped = true;
    }

    /** The sequences of this session, in the order in which they came. */
    synchronized List<Long> received(String id) {
        return List.copyOf(received.getOrDefault(id, List.of()));
    }

    @Override
    public void run() {
        while (!stopped) {
            try (var connection = SimClient.connect(HTTP, sim.gatewayUrl(), query, Duration.ofMillis(300))) {
                live(connection);
            } catch (CompletionException refused) {
                // Refused or stalled: once more.
            }
        }
    }

    private void live(SimClient connection) {
        boolean acknowledged = true;
        boolean greeted = false;
        long nextBeat = System.nanoTime() + interval.toNanos();
        while (!stopped) {
            long left = nextBeat - System.nanoTime();
            if (left <= 0) {
                if (!acknowledged || !greeted) {
                    return;
                }
                connection.beat(lastSequence());
                acknowledged = false;
                nextBeat = System.nanoTime() + interval.toNanos();
                continue;
            }
            JsonNode payload = connection.poll(Duration.ofNanos(left));
            if (payload == null) {
                if (connection.isClosed()) {
                    return;
                }
                continue;
            }
            switch (payload.path("op").intValue()) {
                case 0 -> dispatched(payload);
                case 1 -> connection.beat(lastSequence());
                case 10 -> {
                    if (!greeted) {
                        authenticate(connection);
                    }
                    greeted = true;
                }
                case 11 -> acknowledged = true;
                case 9 -> {
                    session = payload.path("d").booleanValue() ? session : null;
                    return;
                }
                default -> {
                    return; // Op 7, or bytes that cannot be read.
                }
            }
        }
    }

    private void authenticate(SimClient connection) {
        Long last = lastSequence();
        if (session != null && last != null) {
            connection.resume(session, last);
        } else {
            connection.identify(shard, shards);
        }
    }

    private synchronized void dispatched(JsonNode payload) {
        if (payload.path("t").asString("").equals("READY")) {
            session = payload.path("d").path("session_id").stringValue();
        }
        received.computeIfAbsent(String.valueOf(session), id -> new ArrayList<>())
                .add(payload.path("s").longValue());
    }

    private synchronized @Nullable Long lastSequence() {
        List<Long> sequences = session == null ? List.of() : received.getOrDefault(session, List.of());
        return sequences.isEmpty() ? null : sequences.get(sequences.size() - 1);
    }
}
