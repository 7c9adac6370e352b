package dev.shard.simulation;

import java.time.Duration;
import java.util.SplittableRandom;

/** The way of the bytes of one connection, in both directions: how long it takes, and what is wrong with it. */
final class Cable {
    private final World world;
    private final SplittableRandom chance;
    private final long averageLatency;
    private boolean deaf;
    private boolean mute;
    private boolean corrupting;
    private long frozenUntil;
    private long stuckUntil;
    private int unsent;
    private long lastArrival;
    private long lastDeparture;

    Cable(World world, long latencyMillis, SplittableRandom chance) {
        this.world = world;
        this.chance = chance;
        averageLatency = Duration.ofMillis(latencyMillis).toNanos();
    }

    /** Of one way, drawn anew each time. */
    long latency() {
        return (long) (averageLatency * (0.5 + chance.nextDouble()));
    }

    /** When what the peer sends now arrives: after what it sent before. */
    long arrival() {
        lastArrival = Math.max(lastArrival, Math.max(frozenUntil, world.now()) + latency());
        return lastArrival;
    }

    /** When what the client sends arrives at the peer. */
    long departure(long now) {
        lastDeparture = Math.max(lastDeparture, Math.max(Math.max(frozenUntil, stuckUntil), now) + latency());
        return lastDeparture;
    }

    /** One more message; it stays in the socket's buffer while that is stuck. */
    void sends(long now) {
        if (now < stuckUntil) {
            unsent++;
            world.at(stuckUntil, () -> unsent--);
        }
    }

    int unsent() {
        return unsent;
    }

    boolean deaf() {
        return deaf;
    }

    boolean mute() {
        return mute;
    }

    /** Whether the message at hand is to be corrupted; then the ones after it are not. */
    boolean corruptsNext() {
        boolean now = corrupting;
        corrupting = false;
        return now;
    }

    void suffer(Kind kind, long millis) {
        long until = world.now() + Duration.ofMillis(millis).toNanos();
        switch (kind) {
            case DEAF -> deaf = true;
            case MUTE -> mute = true;
            case HALF_OPEN -> {
                deaf = true;
                mute = true;
            }
            case FROZEN -> frozenUntil = until;
            case WRITES_STUCK -> stuckUntil = until;
            case CORRUPTED -> corrupting = true;
            default -> throw new IllegalArgumentException(kind + " is nothing that a cable suffers");
        }
    }

    /** From now on it works; true if bytes were lost before. */
    boolean heal() {
        frozenUntil = 0;
        stuckUntil = 0;
        corrupting = false;
        return deaf || mute;
    }
}
