package dev.shard.core.protocol;

import java.time.Duration;

/**
 * How much one connection may send: 120 payloads in 60 s, of which some are kept free for the connection's own needs, and 5
 * presences in 20 s. Connection lifetime; used on the loop only.
 *
 * <p>The window is half a second longer than Discord's, because the network may squeeze what was sent evenly.
 *
 * @see "Discord documentation, Gateway Rate Limiting"
 */
public final class SendBudget {
    /** Payloads in a window, of all kinds. */
    static final int LIMIT = 120;

    static final Duration WINDOW = Duration.ofMillis(60_500);

    private static final int PRESENCE_LIMIT = 5;
    private static final Duration PRESENCE_WINDOW = Duration.ofMillis(20_500);

    /** What commands keep even if heartbeats are so frequent that nothing would be left. */
    private static final int LEAST_FOR_COMMANDS = 20;

    /** Who wants to send; the later, the more important. */
    public enum Lane {
        /** Presence of the user's. */
        PRESENCE,
        /** Any other command of the user's. */
        COMMAND,
        /** Answer to an op 1, or a heartbeat that the user asked for. */
        ANSWER,
        /** IDENTIFY or RESUME. */
        HANDSHAKE,
        /** Scheduled heartbeat. */
        HEARTBEAT
    }

    private final SlidingLog sent = new SlidingLog(LIMIT, WINDOW.toNanos());
    private final SlidingLog presences = new SlidingLog(PRESENCE_LIMIT, PRESENCE_WINDOW.toNanos());
    private int beats = beatsPerWindow(Duration.ofMillis(41_250));

    /** A budget that nothing was taken from. */
    public SendBudget() {}

    /** HELLO came: as many payloads as there are beats in a window are kept free for them. */
    public void setHeartbeatInterval(Duration interval) {
        beats = beatsPerWindow(interval);
    }

    private static int beatsPerWindow(Duration interval) {
        long millis = Math.max(1, interval.toMillis());
        return (int) ((60_000 + millis - 1) / millis);
    }

    /**
     * Takes one payload from the budget, if it may be sent now.
     *
     * @return false if not; nothing was taken then
     */
    public boolean trySpend(Lane lane, long now) {
        if (nanosUntil(lane, now) > 0) {
            return false;
        }
        sent.add(now);
        if (lane == Lane.PRESENCE) {
            presences.add(now);
        }
        return true;
    }

    /** How long until a payload may be sent; 0 if now. Heartbeats wait for nothing but the hard limit. */
    public long nanosUntil(Lane lane, long now) {
        long own = lane == Lane.PRESENCE ? presences.untilAtMost(PRESENCE_LIMIT - 1, now) : 0;
        return Math.max(own, sent.untilAtMost(limit(lane) - 1, now));
    }

    /** Payloads that a lane may bring the window to. */
    int limit(Lane lane) {
        return switch (lane) {
            // Beats, one answer to op 1, one handshake, one to spare.
            case PRESENCE, COMMAND -> Math.max(LEAST_FOR_COMMANDS, LIMIT - beats - 3);
            // A peer that floods us with op 1 must not use up the scheduled beats.
            case ANSWER -> Math.max(LEAST_FOR_COMMANDS + 1, LIMIT - beats - 1);
            case HANDSHAKE, HEARTBEAT -> LIMIT;
        };
    }
}
