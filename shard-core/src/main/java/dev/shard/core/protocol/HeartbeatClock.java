package dev.shard.core.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The heartbeats of one connection. All times are monotonic nanoseconds.
 *
 * <p>Only scheduled beats are waited for: the answer to an op 1 is acknowledged too, but whether it is proves nothing, since
 * the next tick may follow within the round trip.
 *
 * @param interval from HELLO; zero before it
 * @param due when the next scheduled beat is to be sent
 * @param awaiting whether the last scheduled beat is not yet acknowledged
 * @param outstanding whether any beat is not yet acknowledged
 * @param lastSent when the last beat was sent; null before the first
 * @param lastAcknowledged when the last acknowledgement came; null before the first
 * @param pings the last few round trips, the latest last
 */
public record HeartbeatClock(
        Duration interval,
        long due,
        boolean awaiting,
        boolean outstanding,
        @Nullable Long lastSent,
        @Nullable Long lastAcknowledged,
        List<Duration> pings) {
    private static final int REMEMBERED_PINGS = 5;
    private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);

    /** Before HELLO. */
    static final HeartbeatClock STILL = new HeartbeatClock(Duration.ZERO, 0, false, false, null, null, List.of());

    /** What a tick of the timer means. */
    enum Tick {
        /** The timer was early: wait for the rest. */
        EARLY,
        /** Send a beat. */
        BEAT,
        /** The peer is dead. */
        ZOMBIE
    }

    /** Copies the pings. */
    public HeartbeatClock {
        pings = List.copyOf(pings);
    }

    /** Whether one can beat at this interval: above an hour a dead peer would stay unnoticed for too long. */
    static boolean isUsable(long intervalMillis) {
        return intervalMillis > 0 && intervalMillis <= LONGEST_INTERVAL.toMillis();
    }

    /**
     * HELLO came: the first beat falls anywhere within the interval, so that shards which reconnect together do not beat
     * together. Another HELLO counts from now, so that a beat just sent has its time to be acknowledged.
     */
    HeartbeatClock started(Duration newInterval, Moment now) {
        double share = lastSent == null ? now.chance() : 1;
        long first = now.nanos() + (long) (newInterval.toNanos() * share);
        return new HeartbeatClock(newInterval, first, awaiting, outstanding, lastSent, lastAcknowledged, pings);
    }

    Duration untilDue(long now) {
        return Duration.ofNanos(Math.max(0, due - now));
    }

    Tick tick(long now, LinkHealth health) {
        if (now < due) {
            return Tick.EARLY;
        }
        // A beat that found no room for a whole interval will not arrive any more.
        if (awaiting && (health.writeStuck() || !health.readingPaused() && !overslept(now))) {
            return Tick.ZOMBIE;
        }
        return Tick.BEAT;
    }

    /** After a suspend or a long pause of the machine the acknowledgement may be there, unread: ask once more (R1). */
    private boolean overslept(long now) {
        return now - due >= interval.toNanos();
    }

    /** A scheduled beat was sent. The rate is fixed, but a late beat shifts the next ones: never two in a burst. */
    HeartbeatClock beaten(long now) {
        long nanos = interval.toNanos();
        boolean late = now - due > nanos / 10;
        return new HeartbeatClock(interval, (late ? now : due) + nanos, true, true, now, lastAcknowledged, pings);
    }

    /** An unscheduled beat was sent: the answer to op 1, or the user's. */
    HeartbeatClock beatenUnscheduled(long now) {
        return new HeartbeatClock(interval, due, awaiting, true, now, lastAcknowledged, pings);
    }

    /** Round trip that an acknowledgement now would prove; null if no beat is outstanding. */
    @Nullable Duration latency(long now) {
        return outstanding && lastSent != null ? Duration.ofNanos(Math.max(0, now - lastSent)) : null;
    }

    HeartbeatClock acknowledged(long now, Duration latency) {
        List<Duration> last = new ArrayList<>(pings);
        last.add(latency);
        return new HeartbeatClock(
                interval,
                due,
                false,
                false,
                lastSent,
                now,
                last.subList(Math.max(0, last.size() - REMEMBERED_PINGS), last.size()));
    }

    /** Last round trip; null before the first. */
    public @Nullable Duration ping() {
        return pings.isEmpty() ? null : pings.get(pings.size() - 1);
    }

    /** Mean of the last few round trips; null before the first. */
    public @Nullable Duration averagePing() {
        return pings.isEmpty()
                ? null
                : pings.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(pings.size());
    }
}
