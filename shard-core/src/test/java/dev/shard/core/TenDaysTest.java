package dev.shard.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.IdentifyDelay.Reason;
import dev.shard.spi.gateway.SessionStartLimit;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** R4: ten days against a gateway that kills sessions, with a process that is restarted, on one journal. */
class TenDaysTest {
    private static final Duration DAYS = Duration.ofDays(10);
    private static final int TOTAL = 200;
    private static final int RESERVE = 10;
    private static final int SHARDS = 16;

    private final LimiterScript script = new LimiterScript();

    @Property(tries = 20)
    void inAny24HoursTheReserveIsLeft(@ForAll long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        script.start(asIfNothingWasUsed());
        while (script.now().compareTo(DAYS) < 0) {
            if (chance.nextInt(10) == 0) {
                // Each process believes what it is told first: the day has just begun, and nothing is used.
                script.restart(asIfNothingWasUsed());
            }
            int killed = chance.nextInt(SHARDS);
            for (int shard = 0; shard <= killed; shard++) {
                script.request(shard);
            }
            script.advance(Duration.ofMinutes(1 + chance.nextInt(30)));
        }

        List<Long> times = script.times();
        assertThat(times).as("the budget is used").hasSizeGreaterThan(5 * (TOTAL - RESERVE));
        for (int i = TOTAL - RESERVE; i < times.size(); i++) {
            assertThat(Duration.ofNanos(times.get(i) - times.get(i - (TOTAL - RESERVE))))
                    .as("%d identifies", TOTAL - RESERVE + 1)
                    .isGreaterThanOrEqualTo(Duration.ofDays(1));
        }
        assertThat(script.delays())
                .filteredOn(delay -> delay.reason() == Reason.DAILY_BUDGET)
                .isNotEmpty()
                .allSatisfy(delay -> assertThat(delay.retryAfter()).isBetween(Duration.ZERO, Duration.ofHours(25)));
    }

    private static SessionStartLimit asIfNothingWasUsed() {
        return new SessionStartLimit(TOTAL, TOTAL, Duration.ofHours(1), 1);
    }
}
