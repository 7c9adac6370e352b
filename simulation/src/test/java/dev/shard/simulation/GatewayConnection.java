package dev.shard.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The Gateway's end of one connection. Rules are numbered as in section 13 of the protocol's facts. */
final class GatewayConnection {
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final ModelGateway gateway;
    private final Wire wire;
    private final Packer packer;
    private final String query;
    private final ArrivalLog arrivals = new ArrivalLog(120, WINDOW);
    private final GatewayHandshake handshake;
    private final Map<String, Boolean> replays = new HashMap<>();
    private final Map<Object, Long> memberRequests = new HashMap<>();
    private @Nullable GatewaySession session;
    private long sentUpTo;
    private boolean live;
    private long interval;
    private long lastBeat;
    private boolean over;

    GatewayConnection(ModelGateway gateway, Wire wire, Packer packer, String query) {
        this.gateway = gateway;
        this.wire = wire;
        this.packer = packer;
        this.query = query;
        handshake = new GatewayHandshake(gateway, this);
    }

    int shard() {
        return wire.shard();
    }

    String query() {
        return query;
    }

    Packer packer() {
        return packer;
    }

    @Nullable GatewaySession session() {
        return session;
    }

    /** Whether READY or RESUMED was sent. */
    boolean live() {
        return live;
    }

    /** Whether its client had to fall back to another compression, in this process or in one before. */
    boolean mayAskOtherwise() {
        return wire.hasFallenBack();
    }

    boolean over() {
        return over;
    }

    /** Whether the event of a session's sequence was first sent here before RESUMED; null if it was not sent here. */
    @Nullable Boolean replayed(String ofSession, long sequence) {
        return replays.get(ofSession + " " + sequence);
    }

    /** U3: the upgrade is done. */
    void opened() {
        handshake.opened();
    }

    /** Another session, in the middle of this one. */
    void readyAgain() {
        live = false;
        handshake.ready(true, true);
    }

    /** Op 10, and from now on this interval. */
    void hello(long millis) {
        interval = Duration.ofMillis(millis).toNanos();
        lastBeat = gateway.world().now();
        send(Payload.hello(millis));
        superviseBeats();
    }

    /** 22: no heartbeat for one and a half intervals. */
    private void superviseBeats() {
        if (interval > 0) {
            long watched = lastBeat;
            gateway.world().at(watched + interval * 3 / 2, () -> {
                if (lastBeat == watched) {
                    close(4000);
                }
            });
        }
    }

    /** What the client sent; null if it cannot be read. */
    void received(@Nullable Map<?, ?> tree, int bytes) {
        if (over) {
            return;
        }
        gateway.world().expect(tree != null && bytes <= 4096, "R16 what is sent can be read", "4002 on " + wire);
        if (tree == null || !arrivals.admits(gateway.world().now())) {
            close(tree == null ? 4002 : 4008);
            return;
        }
        int op = tree.get("op") instanceof Number number ? number.intValue() : -1;
        Object data = tree.get("d");
        switch (op) {
            case 1 -> beat();
            case 2 -> handshake.identify((Map<?, ?>) Objects.requireNonNull(data));
            case 6 -> handshake.resume((Map<?, ?>) Objects.requireNonNull(data));
            default -> command(op, data);
        }
    }

    private void beat() {
        lastBeat = gateway.world().now();
        send(Payload.of(11, null));
        superviseBeats();
    }

    private void command(int op, @Nullable Object data) {
        GatewaySession of = session;
        if (of == null) {
            close(4003);
        } else if (op == 8 && data instanceof Map<?, ?> request) {
            members(of, request);
        }
    }

    /** 24, 26: one whole list of a guild in 30 s. */
    private void members(GatewaySession of, Map<?, ?> request) {
        long now = gateway.world().now();
        Object guild = request.get("guild_id");
        Long last = memberRequests.get(guild);
        if (last != null && now - last < Duration.ofSeconds(30).toNanos()) {
            double seconds = Math.ceil((last + 30e9 - now) / 5e8) / 2;
            gateway.answer(
                    of,
                    "RATE_LIMITED",
                    Map.of("opcode", 8L, "retry_after", seconds, "meta", Map.of("guild_id", String.valueOf(guild))));
        } else {
            memberRequests.put(guild, now);
            gateway.answer(of, "GUILD_MEMBERS_CHUNK", gateway.content());
        }
    }

    /** From now on this is the connection of a session. */
    void attach(GatewaySession to, long seen) {
        GatewayConnection before = to.connection();
        if (session != null && session != to) {
            session.end();
            session.detach(gateway.world().now());
        }
        session = to;
        sentUpTo = seen;
        to.attach(this);
        if (before != null && before != this) {
            before.close(4000);
        }
    }

    /** An event has come about. Before RESUMED it waits for its turn in the replay. */
    void event(GatewaySession.Event event) {
        if (live) {
            transmit(event, false);
        }
    }

    /** Sends the next event of the replay; null if there is none left. */
    GatewaySession.@Nullable Event replayNext() {
        GatewaySession of = Objects.requireNonNull(session);
        while (sentUpTo < of.last()) {
            GatewaySession.Event event = Objects.requireNonNull(of.event(++sentUpTo));
            if (!event.mayBeMissing()) {
                transmit(event, true);
                return event;
            }
        }
        return null;
    }

    /** READY or RESUMED, after which events flow. */
    void goLive(GatewaySession.Event event) {
        live = true;
        transmit(event, false);
    }

    void transmit(GatewaySession.Event event, boolean replay) {
        long sequence = Objects.requireNonNull(event.payload().s());
        sentUpTo = Math.max(sentUpTo, sequence);
        replays.putIfAbsent(Objects.requireNonNull(session).id() + " " + sequence, replay);
        send(event.payload());
    }

    void send(Payload payload) {
        if (!over) {
            wire.fromPeer(packer.pack(payload));
        }
    }

    void send(List<Message> messages) {
        if (!over) {
            wire.fromPeer(messages);
        }
    }

    /** Sends a close frame; 0 for one without a code. */
    void close(int code) {
        if (!over) {
            end();
            wire.closedByPeer(code);
        }
    }

    void reset() {
        if (!over) {
            end();
            wire.resetByPeer();
        }
    }

    /** 28, 29: the client closed; 0 if its connection just ended. */
    void ended(int code) {
        GatewaySession of = session;
        if ((code == 1000 || code == 1001) && of != null && of.connection() == this) {
            of.end();
        }
        end();
    }

    private void end() {
        over = true;
        packer.close();
        if (session != null && session.connection() == this) {
            session.detach(gateway.world().now());
        }
    }
}
