package dev.shard.simulation;

import dev.shard.ShardSession;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Heartbeats of one connection: in time, never in bursts, with the right sequence, and the end if they are not answered. */
final class BeatLaws {
    private static final long TOLERANCE = Duration.ofMillis(2).toNanos();

    private final World world;
    private final Wire wire;
    private final Subject subject;
    private final ArrivalLog lately = new ArrivalLog(Integer.MAX_VALUE, Duration.ofSeconds(60));
    private int count;
    private int asked;
    private long interval;
    private long shortest = Long.MAX_VALUE;
    private long longest;
    private int hellos;
    private long helloAt;
    private long due;
    private long stalledBefore;
    private long lastSign;
    private long stalledBeforeSign;
    private boolean pausedSinceSign;

    BeatLaws(Wire wire, Subject subject) {
        this.world = wire.world();
        this.wire = wire;
        this.subject = subject;
    }

    int count() {
        return count;
    }

    void hello(long millis) {
        begin(millis);
        helloAt = now();
    }

    /** Another interval counts from now; the same one changes nothing. */
    void helloAgain(long millis) {
        if (millis > 0 && millis * 1_000_000 != interval && !wire.given()) {
            begin(millis);
        }
    }

    private void begin(long millis) {
        interval = millis * 1_000_000;
        shortest = Math.min(shortest, interval);
        longest = Math.max(longest, interval);
        hellos++;
        sign();
        next();
    }

    /** The peer gave a sign of life. */
    private void sign() {
        lastSign = now();
        stalledBeforeSign = wire.loop().stalled();
        pausedSinceSign = !wire.reading();
    }

    private void next() {
        due = now() + interval;
        stalledBefore = wire.loop().stalled();
    }

    void paused() {
        pausedSinceSign = true;
    }

    /** One more may leave than the schedule says. */
    void ask() {
        asked++;
    }

    void acknowledged() {
        sign();
    }

    void beat(@Nullable Object sequence, long now) {
        count++;
        lately.admits(now);
        expectSequence(sequence);
        if (hellos == 0) {
            return;
        }
        expectInTime();
        next();
        long scheduled = (now - helloAt) / shortest + hellos;
        world.expect(count <= asked + scheduled + 1, "R3 one heartbeat timer", count + " beats on " + wire);
        long stalled = wire.loop().stalled() - stalledBeforeSign;
        long patience = 2 * longest + stalled + (stalled > 0 ? longest : 0) + TOLERANCE;
        world.expect(
                pausedSinceSign || now - lastSign <= patience,
                "law 4, S16 dead peers are found",
                wire + " beats without an answer for " + (now - lastSign) / 1_000_000 + " ms");
    }

    private void expectSequence(@Nullable Object sequence) {
        ShardSession session = subject.shard().session().orElse(null);
        if (session == null) {
            return;
        }
        world.expect(
                sequence instanceof Number number && number.longValue() == session.sequence(),
                "R6 heartbeats tell the last sequence",
                sequence + " with " + session);
    }

    /** Op 1 was answered, unless the budget did not allow it. */
    void expectAnswer(int before) {
        ask();
        world.expect(
                count > before || lately.count(now()) > 60 || subject.commands().burst(),
                "S6 op 1 is answered at once",
                "nothing on " + wire);
    }

    /** No beat is overdue by more than the loop was held up. */
    void expectInTime() {
        if (hellos == 0) {
            return;
        }
        long stalled = wire.loop().stalled() - stalledBefore;
        world.expect(
                now() <= due + stalled + TOLERANCE,
                "law 2: heartbeats are in time",
                wire + " is late by " + (now() - due) / 1_000_000 + " ms");
    }

    /** It was given up as dead: then it was silent for an interval. */
    void expectDead(boolean stuck) {
        world.expect(
                stuck || now() - lastSign >= interval - TOLERANCE,
                "S12 no false zombies",
                wire + " gave a sign of life " + (now() - lastSign) / 1_000_000 + " ms ago");
    }

    private long now() {
        return wire.loop().nanoTime();
    }
}
