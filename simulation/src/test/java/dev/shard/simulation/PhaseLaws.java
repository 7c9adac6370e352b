package dev.shard.simulation;

import dev.shard.ShardEvent;
import dev.shard.ShardPhase;
import dev.shard.TransportException;
import java.time.Duration;
import java.util.Optional;

/** No phase lasts longer than it may, and the waits between connections grow as they should. */
final class PhaseLaws {
    private static final Duration TOLERANCE = Duration.ofMillis(5);
    private static final Duration STABLE = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final World world;
    private final Subject subject;
    private ShardPhase phase = ShardPhase.IDLE;
    private long since;
    private long stalledBefore;
    private int unproductive;
    private Duration wait = Duration.ZERO;
    private boolean resumeHostFailed;
    private boolean resumeHostDead;
    private boolean atResumeHost;

    PhaseLaws(World world, Subject subject) {
        this.world = world;
        this.subject = subject;
    }

    /** The application starts it, which forgives what went wrong before. */
    void started() {
        resumeHostFailed = false;
        resumeHostDead = false;
    }

    void changed(ShardEvent.PhaseChanged changed) {
        long now = subject.loop().nanoTime();
        long lasted = now - since;
        long stalled = subject.loop().stalled() - stalledBefore;
        world.note("phase", subject.index() + " " + changed.from() + " to " + changed.to());
        world.expect(phase == changed.from(), "R18 transitions are told", changed + " in " + phase);
        Duration bound = bound(changed.from());
        world.expect(
                bound.isNegative() || lasted - stalled <= bound.plus(TOLERANCE).toNanos(),
                "R2 no state without a deadline",
                changed.from() + " lasted " + lasted / 1_000_000 + " ms, may " + bound.toMillis());
        account(changed, lasted);
        phase = changed.to();
        since = now;
        stalledBefore = subject.loop().stalled();
        if (phase == ShardPhase.ACTIVE) {
            resumeHostFailed = false;
            resumeHostDead = false;
        }
    }

    private void account(ShardEvent.PhaseChanged changed, long lasted) {
        if (changed.cause().equals("start")) {
            unproductive = 0;
            return;
        }
        boolean ends = !changed.to().connected()
                && (changed.from().connected() || changed.from() == ShardPhase.CONNECTING)
                && !changed.cause().contains("by request");
        if (ends) {
            boolean stable = changed.from() == ShardPhase.ACTIVE && lasted >= STABLE.toNanos();
            unproductive = stable ? 0 : unproductive + 1;
            resumeHostFailed |= changed.from() != ShardPhase.ACTIVE;
            resumeHostDead |= changed.from() == ShardPhase.CONNECTING && atResumeHost;
        }
    }

    /** Negative for none: there the peer proves to be alive, or nothing is waited for. */
    private Duration bound(ShardPhase left) {
        return switch (left) {
            case CONNECTING -> Duration.ofMillis(10_500);
            case AWAITING_HELLO -> Duration.ofSeconds(15);
            case CLOSING -> Duration.ofSeconds(5);
            case BACKOFF -> wait;
            default -> Duration.ofSeconds(-1);
        };
    }

    void disconnected(ShardEvent.Disconnected event) {
        wait = event.delay();
        if (event.next().isEmpty() || subject.shard().status().phase() != ShardPhase.BACKOFF) {
            return;
        }
        Duration retryAfter = Optional.ofNullable(event.status().failure())
                .map(TransportException::retryAfter)
                .orElse(Duration.ZERO);
        long doubled = Math.min(LONGEST_WAIT.toMillis(), 1000L << Math.min(10, Math.max(0, unproductive - 1)));
        long least = Math.max(retryAfter.toMillis(), unproductive == 0 ? 0 : doubled / 2);
        long most = Math.max(retryAfter.toMillis(), Math.max(5000, doubled));
        world.expect(
                wait.toMillis() >= least && wait.toMillis() <= most,
                "R9 backoff is honest",
                "waits " + wait.toMillis() + " ms after " + unproductive + " unproductive connections");
    }

    /** A session is resumed at its own host, unless that has failed. */
    void connecting(Wire wire) {
        if (phase == ShardPhase.CONNECTING) {
            // The Gateway was found; or the application wants another attempt than the one under way.
            since = subject.loop().nanoTime();
        }
        String host = wire.request().endpoint().getHost();
        atResumeHost = false;
        subject.shard().session().filter(session -> session.resumeUrl() != null).ifPresent(session -> {
            atResumeHost = host.equals(session.resumeUrl().getHost());
            world.expect(
                    atResumeHost ? !resumeHostDead : resumeHostFailed,
                    "R5, S26 the ladder of resuming",
                    wire + " goes to " + host + " for " + session);
        });
    }

    ShardPhase phase() {
        return phase;
    }

    /** For how long the phase has lasted. */
    Duration age() {
        return Duration.ofNanos(world.now() - since);
    }
}
