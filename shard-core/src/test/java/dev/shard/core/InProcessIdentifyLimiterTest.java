package dev.shard.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.IdentifyDelay;
import dev.shard.ShardId;
import dev.shard.core.protocol.IdentifyPacing;
import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyPermit;
import dev.shard.spi.identify.IdentifyRequest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** R8 for one process, in virtual time; what the buckets decide is proved with them. */
class InProcessIdentifyLimiterTest {
    private final VirtualAlarms time = new VirtualAlarms();
    private final Map<Integer, Long> permitted = new LinkedHashMap<>();
    private final Map<Integer, IdentifyPermit> permits = new LinkedHashMap<>();
    private final List<Duration> delays = new ArrayList<>();
    private final List<IdentifyDelay.Reason> reasons = new ArrayList<>();
    private boolean spends = true;
    private final InProcessIdentifyLimiter limiter =
            new InProcessIdentifyLimiter(IdentifyPacing.DEFAULT, time::now, time);

    private IdentifyRequest request(int id) {
        return limiter.request(new ShardId(id, 64), new IdentifyListener() {
            @Override
            public void onPermit(IdentifyPermit permit) {
                permitted.put(id, TimeUnit.NANOSECONDS.toMillis(time.now()));
                permits.put(id, permit);
                if (spends) {
                    permit.spent();
                    permit.ready();
                }
            }

            @Override
            public void onDelayed(IdentifyDelay delay) {
                delays.add(delay.retryAfter());
                reasons.add(delay.reason());
            }
        });
    }

    private void advance(Duration duration) {
        time.advance(duration);
    }

    @Test
    void oneShardAfterTheOtherWithTheSpacingBetween_R8() {
        for (int id = 2; id >= 0; id--) {
            request(id);
        }
        assertThat(permitted).containsOnlyKeys(2);

        advance(Duration.ofMinutes(1));

        assertThat(permitted).containsExactly(Map.entry(2, 0L), Map.entry(0, 5020L), Map.entry(1, 10_040L));
    }

    @Test
    void bucketsOfTheAnswerWorkSideBySide_S13() {
        limiter.update(new SessionStartLimit(1000, 1000, Duration.ofHours(24), 16));
        for (int id = 0; id < 64; id++) {
            request(id);
        }

        advance(Duration.ofMinutes(1));

        assertThat(permitted).hasSize(64);
        permitted.forEach((id, at) -> assertThat(at).isEqualTo(id / 16 * 5020L));
    }

    @Test
    void aReturnedPermitLetsTheNextGoAtOnce() {
        spends = false;
        request(0);
        request(1);
        assertThat(permitted).containsOnlyKeys(0);

        permits.get(0).unused();

        assertThat(permitted).containsExactly(Map.entry(0, 0L), Map.entry(1, 0L));
    }

    @Test
    void onlyTheFirstAnswerOfAPermitCounts() {
        spends = false;
        request(0);
        permits.get(0).spent();
        permits.get(0).unused();
        request(1);

        assertThat(permitted).containsOnlyKeys(0);
    }

    @Test
    void aPermitThatNobodyAnswersIsTakenForSpent() {
        spends = false;
        request(0);
        request(1);

        advance(Duration.ofSeconds(22));

        assertThat(permitted).containsOnlyKeys(0, 1);
    }

    @Test
    void whoCancelsIsPassedOver() {
        request(0);
        request(1).cancel();
        request(2);

        advance(Duration.ofMinutes(1));

        assertThat(permitted).containsOnlyKeys(0, 2);
    }

    @Test
    void anExhaustedBudgetIsToldOnceAndWaitedFor_R4() {
        limiter.update(new SessionStartLimit(1000, 10, Duration.ofHours(3), 1));
        request(0);
        request(1);
        advance(Duration.ofHours(2));
        assertThat(permitted).isEmpty();
        assertThat(delays).containsExactly(Duration.ofHours(3), Duration.ofHours(3));

        advance(Duration.ofHours(2));

        assertThat(permitted).containsOnlyKeys(0, 1);
    }

    /** The next one of a bucket waits for READY, but not for a READY that does not come; S28. */
    @Test
    void aPermitIsHeldUntilReadyOrFailureOrFifteenSeconds() {
        spends = false;
        request(0);
        permits.get(0).spent();
        request(1);
        advance(Duration.ofSeconds(9));
        assertThat(permitted).containsOnlyKeys(0);
        permits.get(0).failed();
        assertThat(permitted).containsEntry(1, 9000L);

        permits.get(1).spent();
        request(2);
        advance(Duration.ofSeconds(14));
        assertThat(permitted).doesNotContainKey(2);
        advance(Duration.ofSeconds(1));
        assertThat(permitted).containsEntry(2, 24_000L);
    }

    @Test
    void aPermitThatLapsedSaysSo() {
        spends = false;
        request(0);
        assertThat(permits.get(0).lapsed()).isFalse();

        advance(Duration.ofSeconds(15));

        assertThat(permits.get(0).lapsed()).isTrue();
    }

    @Test
    void onlyWhatIsAllowedComesOutOfTheReserve_R4() {
        limiter.update(new SessionStartLimit(1000, 10, Duration.ofHours(3), 1));
        limiter.allowFromReserve(2);
        for (int id = 0; id < 3; id++) {
            request(id);
        }

        advance(Duration.ofMinutes(1));

        assertThat(permitted).containsOnlyKeys(0, 1);
        assertThat(reasons).containsExactly(IdentifyDelay.Reason.DAILY_BUDGET);
        assertThatThrownBy(() -> limiter.allowFromReserve(-1)).hasMessageContaining("at least 0");
    }

    /** A shard that cannot stay is made to wait longer each time, and the others are not. */
    @Test
    void aShardThatIdentifiesAgainAndAgainWaitsLongerEachTime() {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            long asked = time.now();
            permitted.clear();
            request(0);
            while (!permitted.containsKey(0)) {
                advance(Duration.ofSeconds(1));
            }
            waits.add(Duration.ofNanos(time.now() - asked).truncatedTo(ChronoUnit.SECONDS));
            advance(Duration.ofSeconds(10));
        }

        assertThat(waits.subList(0, 5)).allMatch(Duration::isZero);
        assertThat(waits.subList(5, 12))
                .containsExactly(
                        seconds(20), seconds(50), seconds(110), seconds(230), seconds(470), seconds(890), seconds(890));
        assertThat(reasons).hasSize(7).containsOnly(IdentifyDelay.Reason.CRASH_LOOP);
        request(1);
        assertThat(permitted).containsKey(1);
    }

    @Test
    void aSessionThatWasStableForgivesThePast() {
        for (int i = 0; i < 5; i++) {
            request(0);
            advance(Duration.ofSeconds(10));
        }
        advance(Duration.ofMinutes(6));
        permitted.clear();

        request(0);

        assertThat(permitted).containsOnlyKeys(0);
        assertThat(reasons).isEmpty();
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Test
    void theJdksTimerWakesWhoWaits() throws Exception {
        CountDownLatch served = new CountDownLatch(1);
        var real = new InProcessIdentifyLimiter(
                IdentifyPacing.DEFAULT,
                () -> System.nanoTime() * 100,
                (delay, task) -> CompletableFuture.delayedExecutor(delay.toNanos() / 100, TimeUnit.NANOSECONDS)
                        .execute(task));
        real.request(ShardId.SINGLE, spending(new CountDownLatch(1)));
        real.request(ShardId.SINGLE, spending(served));

        assertThat(served.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static IdentifyListener spending(CountDownLatch latch) {
        return new IdentifyListener() {
            @Override
            public void onPermit(IdentifyPermit permit) {
                permit.spent();
                permit.ready();
                latch.countDown();
            }

            @Override
            public void onDelayed(IdentifyDelay delay) {}
        };
    }
}
