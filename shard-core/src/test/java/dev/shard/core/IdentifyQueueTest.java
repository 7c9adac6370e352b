package dev.shard.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.IdentifyDelay;
import dev.shard.IdentifyDelay.Reason;
import dev.shard.ShardId;
import dev.shard.core.protocol.IdentifyPacing;
import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyPermit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** R8: what a limiter's queue adds to the buckets, which are tested by themselves. */
class IdentifyQueueTest {
    private static final ShardId SHARD = new ShardId(0, 4);

    private final IdentifyQueue queue = new IdentifyQueue(IdentifyPacing.DEFAULT, 0);
    private final List<IdentifyDelay> delays = new ArrayList<>();

    private WaitingIdentify join() {
        return queue.join(
                SHARD,
                new IdentifyListener() {
                    @Override
                    public void onPermit(IdentifyPermit permit) {
                        throw new AssertionError("it is for the limiter to permit");
                    }

                    @Override
                    public void onDelayed(IdentifyDelay delay) {
                        delays.add(delay);
                    }
                },
                0);
    }

    private void noteDelays(@Nullable IdentifyDelay ofAll) {
        List<Runnable> calls = new ArrayList<>();
        queue.noteDelays(ofAll, 0, calls);
        calls.forEach(Runnable::run);
    }

    private void exhaustTheDay() {
        queue.limits(new SessionStartLimit(1000, 0, Duration.ofHours(3), 1), 0);
    }

    @Test
    void whoIsPutBackIsGrantedAgain() {
        WaitingIdentify waiting = join();
        assertThat(queue.grant(0)).containsExactly(waiting);
        assertThat(queue.grant(0)).isEmpty();

        queue.putBack(waiting);

        assertThat(queue.grant(0)).containsExactly(waiting);
    }

    @Test
    void whoIsCancelledBetweenItsTurnAndItsPermitIsNotPutBack() {
        WaitingIdentify cancelled = join();
        queue.grant(0);
        queue.cancel(cancelled);
        WaitingIdentify next = join();

        queue.putBack(cancelled);

        assertThat(queue.grant(0)).containsExactly(next);
    }

    @Test
    void nothingIsToComeWhereNobodyWaits() {
        exhaustTheDay();
        assertThat(queue.nanosUntilNext(0)).isEqualTo(Long.MAX_VALUE);

        WaitingIdentify waiting = join();

        assertThat(queue.nanosUntilNext(0)).isEqualTo(Duration.ofHours(3).toNanos());

        queue.cancel(waiting);

        assertThat(queue.nanosUntilNext(0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aReasonToWaitIsToldOnceUntilThereIsAnother() {
        exhaustTheDay();
        join();
        var ofJournal = new IdentifyDelay(Reason.JOURNAL_UNAVAILABLE, Duration.ofSeconds(1));

        noteDelays(null);
        noteDelays(null);
        noteDelays(ofJournal);
        noteDelays(ofJournal);
        noteDelays(null);

        var ofTheDay = new IdentifyDelay(Reason.DAILY_BUDGET, Duration.ofHours(3));
        assertThat(delays).containsExactly(ofTheDay, ofJournal, ofTheDay);
    }

    @Test
    void whatIsRestoredHoldsThoseWhoCameBefore() {
        join();

        queue.restore(SHARD, 5, 0, 0);
        queue.restored(0);
        noteDelays(null);

        assertThat(delays).extracting(IdentifyDelay::reason).containsExactly(Reason.CRASH_LOOP);
    }
}
