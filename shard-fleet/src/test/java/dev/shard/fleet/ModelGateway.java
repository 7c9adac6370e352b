package dev.shard.fleet;

import dev.shard.CloseStatus;
import dev.shard.ShardId;
import dev.shard.spi.gateway.GatewayInfo;
import dev.shard.spi.gateway.GatewayLocator;
import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** As much of Discord as a fleet can notice, in memory and in virtual time; strict about identifies. */
final class ModelGateway implements Transport, GatewayLocator {
    static final URI URL = URI.create("ws://gateway.example.test");
    static final Duration LATENCY = Duration.ofMillis(20);
    static final Duration SPACING = Duration.ofSeconds(5);
    private static final Duration SESSION_LIVES = Duration.ofMinutes(3);

    final VirtualLoop loop;
    final List<Identified> identifies = new ArrayList<>();
    final List<Command> commands = new ArrayList<>();
    final List<String> violations = new ArrayList<>();
    final Map<ShardId, Integer> refused = new HashMap<>();
    final Map<String, ModelSession> sessions = new LinkedHashMap<>();
    final Set<ModelConnection> connections = new LinkedHashSet<>();
    List<Long> guilds = List.of();
    int recommendedShards = 1;
    int maxConcurrency = 1;
    int remaining = 1000;
    int total = 1000;
    SplittableRandom jitter;
    int resumes;
    int opening;
    int mostOpening;
    boolean down;
    boolean streamsGuilds = true;
    Duration untilReplay = Duration.ZERO;
    Consumer<SessionStartLimit> limits = limit -> {};
    private final Map<Integer, Long> bucketUsedAt = new HashMap<>();
    private int sessionNumbers;

    /** What a shard sent on behalf of the application. */
    record Command(ShardId shard, int op) {}

    /** When a shard identified. */
    record Identified(ShardId shard, long atNanos) {}

    ModelGateway(VirtualLoop loop) {
        this.loop = loop;
    }

    /** Of one message on its way to a client; the same for all unless there is jitter. */
    Duration latencyToClient() {
        return jitter == null ? LATENCY : Duration.ofMillis(jitter.nextInt(5, 400));
    }

    @Override
    public EventLoop nextLoop() {
        return loop;
    }

    @Override
    public TransportConnection connect(ConnectRequest request, EventLoop on, TransportListener listener) {
        ModelConnection connection = new ModelConnection(this, listener);
        connections.add(connection);
        if (down) {
            connection.refuse();
        } else {
            connection.open();
        }
        return connection;
    }

    @Override
    public void close() {}

    @Override
    public CompletionStage<GatewayInfo> locate(boolean refresh) {
        SessionStartLimit limit = new SessionStartLimit(total, remaining, Duration.ofDays(1), maxConcurrency);
        if (refresh) {
            limits.accept(limit);
        }
        return CompletableFuture.completedFuture(new GatewayInfo(URL, recommendedShards, limit));
    }

    void received(ModelConnection connection, int op, JsonNode data) {
        switch (op) {
            case 1 -> connection.deliver("{\"op\":11,\"s\":null,\"t\":null,\"d\":null}");
            case 2 -> identify(connection, data);
            case 6 -> resume(connection, data);
            default -> commands.add(new Command(connection.session.shard, op));
        }
    }

    private void identify(ModelConnection connection, JsonNode data) {
        ShardId shard = new ShardId(
                data.path("shard").get(0).asInt(), data.path("shard").get(1).asInt());
        Integer refusal = refused.get(shard);
        if (refusal != null) {
            connection.closeByGateway(refusal);
            return;
        }
        if (!take(shard)) {
            connection.deliver("{\"op\":9,\"s\":null,\"t\":null,\"d\":false}");
            return;
        }
        identifies.add(new Identified(shard, loop.nanoTime()));
        ModelSession session = new ModelSession("session-" + sessionNumbers++, shard, connection);
        sessions.put(session.id, session);
        connection.session = session;
        List<Long> own = guildsOf(shard);
        session.dispatch(
                "READY",
                "{\"session_id\":\"%s\",\"resume_gateway_url\":\"%s\",\"guilds\":[%s]}"
                        .formatted(
                                session.id,
                                URL,
                                own.stream()
                                        .map(guild -> "{\"id\":\"%d\",\"unavailable\":true}".formatted(guild))
                                        .collect(Collectors.joining(","))));
        if (streamsGuilds) {
            streamGuilds(session);
        }
    }

    /** What follows READY, unless there is an outage. */
    void streamGuilds(ModelSession session) {
        guildsOf(session.shard).forEach(guild -> session.dispatch("GUILD_CREATE", "{\"id\":\"%d\"}".formatted(guild)));
    }

    private List<Long> guildsOf(ShardId shard) {
        return guilds.stream()
                .filter(guild -> ShardId.ofGuild(guild, shard.count()).equals(shard))
                .toList();
    }

    private boolean take(ShardId shard) {
        int bucket = shard.id() % maxConcurrency;
        Long last = bucketUsedAt.put(bucket, loop.nanoTime());
        if (last != null && loop.nanoTime() - last < SPACING.toNanos()) {
            violations.add("identify of " + shard + " too early");
            return false;
        }
        if (remaining-- <= 0) {
            violations.add("identify of " + shard + " beyond the budget");
            return false;
        }
        return true;
    }

    private void resume(ModelConnection connection, JsonNode data) {
        ModelSession session = sessions.get(data.path("session_id").asString());
        boolean expired = session != null
                && session.connection == null
                && loop.nanoTime() - session.detachedAt > SESSION_LIVES.toNanos();
        if (session == null || expired) {
            connection.deliver("{\"op\":9,\"s\":null,\"t\":null,\"d\":false}");
            return;
        }
        resumes++;
        connection.session = session;
        loop.schedule(untilReplay, () -> {
            if (connections.contains(connection)) {
                session.connection = connection;
                session.replayAfter(data.path("seq").asLong());
                session.dispatch("RESUMED", "{}");
            }
        });
    }

    void ended(ModelConnection connection, CloseStatus status) {
        connections.remove(connection);
        ModelSession session = connection.session;
        if (session == null || session.connection != connection) {
            return;
        }
        session.connection = null;
        session.detachedAt = loop.nanoTime();
        if (status.origin() == CloseStatus.Origin.LOCAL && CloseStatus.endsSession(status.code())) {
            sessions.remove(session.id);
        }
    }

    /** To each session whose shard owns the guild. */
    void publish(long guild, String name, String data) {
        sessions.values().stream()
                .filter(session -> ShardId.ofGuild(guild, session.shard.count()).equals(session.shard))
                .toList()
                .forEach(session -> session.dispatch(name, data));
    }

    /** Nobody can connect, and who is connected loses the connection. */
    void outage() {
        down = true;
        dropAll();
    }

    void dropAll() {
        List.copyOf(connections).forEach(ModelConnection::drop);
    }

    /** Every session is forgotten, and who is connected is told so. */
    void loseAllSessions() {
        sessions.clear();
        List.copyOf(connections).forEach(ModelGateway::tellOfTheLoss);
    }

    /** The session of one shard is forgotten, and the shard is told so. */
    void loseSession(ShardId shard) {
        sessions.values().removeIf(session -> session.shard.equals(shard));
        List.copyOf(connections).stream()
                .filter(connection -> connection.session != null && connection.session.shard.equals(shard))
                .forEach(ModelGateway::tellOfTheLoss);
    }

    private static void tellOfTheLoss(ModelConnection connection) {
        connection.deliver("{\"op\":9,\"s\":null,\"t\":null,\"d\":false}");
    }
}
