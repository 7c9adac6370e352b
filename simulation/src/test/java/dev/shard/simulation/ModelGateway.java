package dev.shard.simulation;

import dev.shard.spi.gateway.SessionStartLimit;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Discord's side, from its documentation alone: sessions and their replay, identify buckets, the daily budget, moves from
 * host to host. What it is told to do wrong it does when its time has come.
 *
 * @see "protocol facts, section 13"
 */
final class ModelGateway {
    static final String TOKEN = "canary.sIm-7Qz.never-to-be-seen";
    static final Duration SESSION_LIFE = Duration.ofMinutes(3);

    private static final Duration SPACING = Duration.ofSeconds(5);
    private static final Duration BUDGET_RENEWAL = Duration.ofMinutes(4);

    private final World world;
    private final Setting setting;
    private final SplittableRandom chance;
    private final Map<String, GatewaySession> sessions = new LinkedHashMap<>();
    private final Map<Long, String> looseEvents = new HashMap<>();
    private final Map<Integer, Long> identifiedAt = new HashMap<>();
    private final List<Map<Kind.When, Deque<Stimulus>>> armed = new ArrayList<>();
    private int remaining;
    private long renewsAt = BUDGET_RENEWAL.toNanos();
    private long contents;
    private int moves;

    ModelGateway(World world, Setting setting) {
        this.world = world;
        this.setting = setting;
        chance = world.chance("gateway");
        remaining = setting.identifiesPerDay();
        for (int shard = 0; shard < setting.shards(); shard++) {
            Map<Kind.When, Deque<Stimulus>> own = new EnumMap<>(Kind.When.class);
            for (Kind.When when : Kind.When.values()) {
                own.put(when, new ArrayDeque<>());
            }
            armed.add(own);
        }
    }

    World world() {
        return world;
    }

    Setting setting() {
        return setting;
    }

    SplittableRandom chance() {
        return chance;
    }

    /** Has a stimulus take effect when its moment comes. */
    void arm(Stimulus stimulus) {
        armed(stimulus.shard(), stimulus.kind().when()).add(stimulus);
    }

    /** What is to go wrong at this moment; null if nothing is. */
    @Nullable Stimulus misbehaviour(int shard, Kind.When when) {
        return armed(shard, when).poll();
    }

    private Deque<Stimulus> armed(int shard, Kind.When when) {
        return armed.get(shard).getOrDefault(when, new ArrayDeque<>());
    }

    /** From now on everything is as it should be. */
    void behave() {
        armed.forEach(own -> own.values().forEach(Deque::clear));
    }

    /** Another host serves from now on; the old one is gone. */
    void move() {
        moves++;
    }

    URI url() {
        return URI.create("wss://gateway-" + moves + ".example.test");
    }

    /** Whether a host is one that serves. */
    boolean serves(String host) {
        return host.startsWith("session-") || host.equals(url().getHost());
    }

    /** As {@code GET /gateway/bot} tells it. */
    SessionStartLimit sessionStartLimit() {
        renew();
        return new SessionStartLimit(
                setting.identifiesPerDay(), remaining, Duration.ofNanos(renewsAt - world.now()), setting.buckets());
    }

    private void renew() {
        while (world.now() >= renewsAt) {
            remaining = setting.identifiesPerDay();
            renewsAt += BUDGET_RENEWAL.toNanos();
        }
    }

    /** Whether a shard may identify now; if so, it has. */
    boolean admits(int shard) {
        renew();
        world.expect(
                remaining > Setting.RESERVE - 1,
                "R4 the identify budget",
                "IDENTIFY of shard " + shard + " with " + remaining + " starts left");
        remaining--;
        Long last = identifiedAt.put(shard % setting.buckets(), world.now());
        return last == null || world.now() - last >= SPACING.toNanos();
    }

    GatewaySession begin(int shard, String query) {
        GatewaySession session = new GatewaySession("s-" + sessions.size(), shard, query);
        sessions.put(session.id(), session);
        return session;
    }

    /** Null if there never was one of that name. */
    @Nullable GatewaySession session(@Nullable Object id) {
        return sessions.get(String.valueOf(id));
    }

    /** The session that a shard began last; null if none. */
    @Nullable GatewaySession latest(int shard) {
        GatewaySession latest = null;
        for (GatewaySession session : sessions.values()) {
            latest = session.shard() == shard ? session : latest;
        }
        return latest;
    }

    /** Data that no other event has. */
    Map<String, Object> content() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("n", ++contents);
        if (chance.nextInt(20) == 0) {
            data.put("pad", "lorem \u00FC\u2603 \"ipsum\" ".repeat(1 + chance.nextInt(100)));
        }
        return data;
    }

    /** An event that belongs to no session's numbering. */
    Payload looseEvent(@Nullable Long sequence, String name) {
        Map<String, Object> data = content();
        looseEvents.put(contents, name);
        return Payload.event(sequence, name, data);
    }

    /** Whether such an event was sent. */
    boolean sentLoose(long content, String name) {
        return name.equals(looseEvents.get(content));
    }

    /** Events for a session, whether somebody listens or not. */
    void dispatch(GatewaySession session, int count) {
        for (int i = 0; i < count; i++) {
            String name = switch (chance.nextInt(8)) {
                case 0 -> "GUILD_CREATE";
                case 1 -> "NEVER_HEARD_OF";
                case 2 -> "TYPING_START";
                default -> "MESSAGE_CREATE";
            };
            emit(session, session.add(name, content()));
        }
    }

    private static void emit(GatewaySession session, GatewaySession.Event event) {
        GatewayConnection connection = session.connection();
        if (connection != null) {
            connection.event(event);
        }
    }

    /** An answer to a request, such as members. */
    void answer(GatewaySession session, String name, Map<String, ? extends @Nullable Object> data) {
        emit(session, session.add(name, data));
    }
}
