package dev.shard.simulation;

import dev.shard.CloseStatus;
import dev.shard.ShardPhase;
import dev.shard.ShardSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client owes on one connection, watched at its transport. */
final class WireLaws {
    private static final Set<Integer> FINAL = Set.of(4004, 4010, 4011, 4012, 4013, 4014);
    private static final Set<Integer> SESSION_ENDING = Set.of(4003, 4007, 4009);

    private final World world;
    private final Wire wire;
    private final Subject subject;
    private final BeatLaws beats;
    private final ArrivalLog sent = new ArrivalLog(120, Duration.ofSeconds(60));
    private final ArrivalLog presences = new ArrivalLog(5, Duration.ofSeconds(20));
    private int handshakes;
    private int resumes;
    private int lastCloseCode;
    private ShardPhase phaseBefore = ShardPhase.IDLE;
    private @Nullable ShardSession sessionBefore;
    private int beatsBefore;
    private int heardBefore;
    private boolean broken;

    WireLaws(Wire wire, Subject subject) {
        this.world = wire.world();
        this.wire = wire;
        this.subject = subject;
        beats = new BeatLaws(wire, subject);
    }

    BeatLaws beats() {
        return beats;
    }

    /** What the client closed with; 0 if it did not since the last message. */
    int closeCode() {
        return lastCloseCode;
    }

    void paused() {
        beats.paused();
    }

    /** What is read from here on makes no sense. */
    void streamBroken() {
        if (!broken && !wire.given()) {
            broken = true;
            subject.witness().streamBroken();
        }
    }

    void sending(@Nullable Map<?, ?> tree) {
        long now = wire.loop().nanoTime();
        world.expect(sent.admits(now), "law 2: 120 payloads in 60 s", wire + " sent one more");
        int op = tree != null && tree.get("op") instanceof Number number ? number.intValue() : -1;
        world.note("sent", wire + " op " + op);
        Object data = tree == null ? null : tree.get("d");
        switch (op) {
            case 1 -> beats.beat(data, now);
            case 2 -> identify(data, now);
            case 6 -> resume(data);
            default -> command(op, data, now);
        }
    }

    private void identify(@Nullable Object data, long now) {
        authenticates(data);
        world.expect(session() == null, "S20 a session is resumed", "IDENTIFY in spite of " + session());
        subject.witness().identifying();
        subject.limiter().identifying(subject, now);
        subject.commands().restored(data instanceof Map<?, ?> map ? map.get("presence") : null);
    }

    private void resume(@Nullable Object data) {
        authenticates(data);
        resumes++;
        if (data instanceof Map<?, ?> map) {
            subject.witness()
                    .deliveries()
                    .resuming(String.valueOf(map.get("session_id")), ((Number) map.get("seq")).longValue());
        }
    }

    private void authenticates(@Nullable Object data) {
        world.expect(++handshakes == 1, "S25 one handshake a connection", wire + " has a second one");
        world.expect(
                data instanceof Map<?, ?> map && ModelGateway.TOKEN.equals(map.get("token")), "the token", "is wrong");
    }

    private void command(int op, @Nullable Object data, long now) {
        world.expect(phase() == ShardPhase.ACTIVE, "S1 commands need a session", "op " + op + " in " + phase());
        if (op == 3) {
            world.expect(presences.admits(now), "R16 presences", "more than 5 in 20 s");
        }
        subject.commands().written(op, data);
    }

    /** A message is about to be handed to the client. */
    void delivering(Message message) {
        phaseBefore = wire.given() ? ShardPhase.CLOSING : phase();
        sessionBefore = session();
        beatsBefore = beats.count();
        heardBefore = subject.witness().heard().size();
        lastCloseCode = 0;
        for (Payload payload : message.completes()) {
            subject.witness().told(payload, phaseBefore);
        }
    }

    /** It was handed over; what it asked for has been done. */
    void delivered(Message message) {
        List<Payload> payloads = message.completes();
        if (payloads.size() != 1 || !phaseBefore.connected()) {
            return;
        }
        Payload payload = payloads.get(0);
        switch (payload.op()) {
            case 0 -> event(payload);
            case 1 -> beats.expectAnswer(beatsBefore);
            case 7 -> expectClose(CloseStatus.RESUMABLE, payload);
            case 9 ->
                expectClose(
                        Boolean.TRUE.equals(payload.d()) && sessionBefore != null
                                ? CloseStatus.RESUMABLE
                                : CloseStatus.NORMAL,
                        payload);
            case 10 -> hello(payload);
            case 11 -> beats.acknowledged();
            default ->
                world.expect(
                        phase() == phaseBefore, "R7 unknown opcodes change nothing", payload + " in " + phaseBefore);
        }
    }

    private void expectClose(int code, Payload payload) {
        world.expect(
                lastCloseCode == code,
                "R7 op 7 and 9",
                payload + " in " + phaseBefore + " closed with " + lastCloseCode);
    }

    private void hello(Payload payload) {
        long interval = payload.d() instanceof Map<?, ?> map && map.get("heartbeat_interval") instanceof Number millis
                ? millis.longValue()
                : 0;
        if (phaseBefore != ShardPhase.AWAITING_HELLO) {
            beats.helloAgain(interval);
        } else if (interval == 0) {
            expectClose(CloseStatus.RESUMABLE, payload);
        } else {
            beats.hello(interval);
            world.expect(
                    (resumes == 1) == (sessionBefore != null),
                    "S20 what follows HELLO",
                    resumes + " resumes with " + sessionBefore);
        }
    }

    private void event(Payload payload) {
        String name = payload.t();
        ShardPhase then = phase();
        if ("READY".equals(name) && phaseBefore.compareTo(ShardPhase.IDENTIFYING) >= 0) {
            boolean usable = payload.d() instanceof Map<?, ?> map && map.containsKey("session_id");
            world.expect(
                    then == (usable ? ShardPhase.ACTIVE : ShardPhase.CLOSING),
                    "rows 21 to 23, 30",
                    name + " led to " + then);
        } else if ("RESUMED".equals(name) && phaseBefore == ShardPhase.RESUMING) {
            world.expect(then == ShardPhase.ACTIVE, "row 29", "RESUMED led to " + then);
        } else {
            world.expect(
                    then == phaseBefore, "rows 26, 28, 36 to 39", payload + " in " + phaseBefore + " led to " + then);
        }
        if (payload.s() == null) {
            world.expect(
                    subject.witness().heard().size() > heardBefore, "row 37", name + " was received and not delivered");
        }
        if (payload.s() != null && sessionBefore != null && payload.s() > sessionBefore.sequence()) {
            subject.witness().deliveries().expectHeard(payload.s());
        }
    }

    /** The client sends a close frame. */
    void closing(int code, String reason) {
        lastCloseCode = code;
        world.note("closing", wire + " " + code + " " + reason);
        beats.expectInTime();
        subject.expectNoSecret("a close reason", reason);
        if (CloseStatus.endsSession(code)) {
            world.expect(session() == null, "R6 closes of ours keep the session", code + " with " + session());
        }
        if (reason.startsWith("heartbeat not ack")) {
            beats.expectDead(wire.unsentMessages() > 0);
        }
    }

    void aborting() {
        beats.expectInTime();
    }

    /** It is over, and the client is about to hear of it. */
    void ended(CloseStatus status) {
        phaseBefore = phase();
        if (!wire.given()) {
            beats.expectInTime();
        }
        if (status.origin() == CloseStatus.Origin.PEER && SESSION_ENDING.contains(status.code())) {
            subject.witness().toldThatSessionIsGone();
        }
    }

    void endedAndTold(CloseStatus status) {
        boolean ours = subject.transport().current() == wire && phaseBefore.connected();
        if (!ours || status.origin() != CloseStatus.Origin.PEER) {
            return;
        }
        if (FINAL.contains(status.code())) {
            world.expect(
                    phase() == ShardPhase.FAILED, "law 5: final close codes", status.code() + " led to " + phase());
        } else if (SESSION_ENDING.contains(status.code())) {
            world.expect(session() == null, "S9 codes that end the session", status.code() + " left " + session());
        }
    }

    private ShardPhase phase() {
        return subject.shard().status().phase();
    }

    private @Nullable ShardSession session() {
        return subject.shard().session().orElse(null);
    }
}
