package dev.shard.core;

import static java.util.Objects.requireNonNull;

import dev.shard.IdentifyDelay;
import dev.shard.ShardId;
import dev.shard.core.protocol.IdentifyPacing;
import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyPermit;
import dev.shard.spi.identify.IdentifyRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Processes that identify, one after the other, in virtual time, with one journal. */
final class LimiterScript {
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    private static final SessionStartLimit USUAL = new SessionStartLimit(1000, 1000, Duration.ofDays(1), 1);

    final FakeJournal journal = new FakeJournal();
    private final VirtualAlarms time = new VirtualAlarms();
    private final List<Integer> permitted = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final List<IdentifyDelay> delays = new ArrayList<>();
    private final Map<Integer, IdentifyRequest> requests = new HashMap<>();
    private @Nullable InProcessIdentifyLimiter limiter;
    private Duration jump = Duration.ZERO;
    private boolean returns;
    private int process;

    LimiterScript start() {
        return start(USUAL);
    }

    LimiterScript start(SessionStartLimit limit) {
        process++;
        time.clear();
        limiter = new InProcessIdentifyLimiter(
                IdentifyPacing.DEFAULT,
                time::now,
                time,
                new IdentifyLedger(
                        journal, "bot", () -> EPOCH.plusNanos(time.now()).plus(jump), time));
        limiter.update(limit);
        return this;
    }

    /** The process is gone, with everything it had not written. */
    LimiterScript restart() {
        return start();
    }

    LimiterScript restart(SessionStartLimit limit) {
        return start(limit);
    }

    /** From now on permits are not used. */
    LimiterScript returns() {
        returns = true;
        return this;
    }

    void request(int... ids) {
        for (int id : ids) {
            requests.put(id, requireNonNull(limiter).request(new ShardId(id, 1024), new Waiting(id, process)));
        }
    }

    void cancel(int id) {
        requireNonNull(requests.get(id)).cancel();
    }

    private final class Waiting implements IdentifyListener {
        private final int id;
        private final int life;

        Waiting(int id, int life) {
            this.id = id;
            this.life = life;
        }

        @Override
        public void onPermit(IdentifyPermit permit) {
            if (life != process) {
                return;
            }
            permitted.add(id);
            times.add(time.now());
            if (returns) {
                permit.unused();
            } else {
                permit.spent();
                permit.ready();
            }
        }

        @Override
        public void onDelayed(IdentifyDelay delay) {
            delays.add(delay);
        }
    }

    void advance(Duration duration) {
        time.advance(duration);
    }

    /** The system's clock is set. */
    void jump(Duration by) {
        jump = jump.plus(by);
    }

    Duration now() {
        return Duration.ofNanos(time.now());
    }

    List<Integer> permitted() {
        return permitted;
    }

    /** When, in nanoseconds. */
    List<Long> times() {
        return times;
    }

    List<Duration> gaps() {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(Duration.ofNanos(times.get(i) - times.get(i - 1)));
        }
        return gaps;
    }

    List<IdentifyDelay> delays() {
        return delays;
    }
}
