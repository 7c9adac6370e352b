package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.ShardId;
import dev.shard.core.protocol.IdentifyBuckets.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Law 3, R8, §7.2. */
class IdentifyBucketsTest {
    private static final long SECOND = 1_000_000_000;
    private static final Duration DAY = Duration.ofDays(1);
    private static final IdentifyPacing EXACT = new IdentifyPacing(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

    private static IdentifyBuckets buckets(int concurrency) {
        IdentifyBuckets buckets = new IdentifyBuckets(EXACT, 0);
        buckets.limits(1000, 1000, DAY, concurrency, 0);
        return buckets;
    }

    private static List<Integer> ids(List<Ticket> tickets) {
        return tickets.stream().map(ticket -> ticket.shard().id()).toList();
    }

    /** S13: 16 at once, then the next 16, each shard once, whatever the order of arrival. */
    @Test
    void shardsIdentifyInTheOrderOfTheirBuckets() {
        IdentifyBuckets buckets = buckets(16);
        List<Integer> arrival = new ArrayList<>(IntStream.range(0, 64).boxed().toList());
        Collections.shuffle(arrival, new Random(7));
        arrival.forEach(id -> buckets.join(new ShardId(id, 64)));

        for (int round = 0; round < 4; round++) {
            long now = 5L * round * SECOND;
            assertThat(buckets.nanosUntilNext(now)).isZero();
            List<Ticket> turn = buckets.grant(now);
            assertThat(ids(turn))
                    .isEqualTo(
                            IntStream.range(16 * round, 16 * round + 16).boxed().toList());
            turn.forEach(ticket -> buckets.spent(ticket, now));
            assertThat(buckets.grant(now + 5 * SECOND - 1)).isEmpty();
        }
        assertThat(buckets.nanosUntilNext(100 * SECOND)).isEqualTo(Long.MAX_VALUE);
    }

    /** S18. */
    @Test
    void aRangeThatStartsAboveZeroHasTheBucketsOfItsIds() {
        IdentifyBuckets buckets = buckets(4);
        for (int id : new int[] {6, 7, 10}) {
            buckets.join(new ShardId(id, 16));
        }

        assertThat(ids(buckets.grant(0))).containsExactly(6, 7);
    }

    @Test
    void whileAPermitIsHeldItsBucketWaitsAndTheOthersDoNot() {
        IdentifyBuckets buckets = buckets(2);
        List.of(0, 1, 2).forEach(id -> buckets.join(new ShardId(id, 4)));

        List<Ticket> turn = buckets.grant(0);

        assertThat(ids(turn)).containsExactly(0, 1);
        assertThat(buckets.grant(60 * SECOND)).isEmpty();
        assertThat(buckets.nanosUntilNext(60 * SECOND)).isEqualTo(Long.MAX_VALUE);
        buckets.spent(turn.get(1), 60 * SECOND);
        assertThat(buckets.grant(90 * SECOND)).isEmpty();
    }

    /** A waiter that was granted its permit and never sent returns it: the next one does not wait. */
    @Test
    void aPermitThatWasNotUsedCostsNothing() {
        IdentifyBuckets buckets = buckets(1);
        Ticket first = buckets.join(new ShardId(0, 2));
        buckets.join(new ShardId(1, 2));
        assertThat(buckets.grant(0)).containsExactly(first);

        buckets.leave(first);

        assertThat(ids(buckets.grant(0))).containsExactly(1);
        buckets.spent(first, 0);
        assertThat(buckets.nanosUntilRenewed(0)).isZero();
    }

    @Test
    void whoLeavesTheQueueIsPassedBy() {
        IdentifyBuckets buckets = buckets(1);
        Ticket first = buckets.join(new ShardId(0, 2));
        buckets.join(new ShardId(1, 2));

        buckets.leave(first);

        assertThat(ids(buckets.grant(0))).containsExactly(1);
    }

    @Test
    void aShardThatIdentifiesAgainAndAgainLetsTheOthersGoFirst() {
        IdentifyBuckets buckets = buckets(1);
        buckets.join(new ShardId(0, 3));
        buckets.spent(buckets.grant(0).get(0), 0);
        buckets.join(new ShardId(0, 3));
        buckets.join(new ShardId(2, 3));

        assertThat(ids(buckets.grant(5 * SECOND))).containsExactly(2);
    }

    /** R4. */
    @Test
    void theReserveOfTheDayIsKeptAndTheWaitIsKnown() {
        IdentifyBuckets buckets = new IdentifyBuckets(EXACT.withReserve(10), 0);
        buckets.limits(1000, 11, Duration.ofHours(3), 1, 0);
        buckets.join(new ShardId(0, 2));
        buckets.join(new ShardId(1, 2));
        buckets.spent(buckets.grant(0).get(0), 0);

        assertThat(buckets.grant(10 * SECOND)).isEmpty();
        assertThat(buckets.nanosUntilRenewed(10 * SECOND))
                .isEqualTo(Duration.ofHours(3).toNanos() - 10 * SECOND);
        assertThat(buckets.nanosUntilNext(10 * SECOND)).isEqualTo(buckets.nanosUntilRenewed(10 * SECOND));
        assertThat(ids(buckets.grant(Duration.ofHours(3).toNanos()))).containsExactly(1);
    }

    @Test
    void permitsThatAreHeldCountForTheDayToo() {
        IdentifyBuckets buckets = buckets(8);
        buckets.limits(1000, 2, DAY, 8, 0);
        IntStream.range(0, 8).forEach(id -> buckets.join(new ShardId(id, 8)));

        assertThat(ids(buckets.grant(0))).containsExactly(0, 1);
    }

    /** Buckets that were not known yet: what was identified counts in the new ones. */
    @Test
    void anotherConcurrencyKeepsTheSpacing() {
        IdentifyBuckets buckets = buckets(1);
        buckets.join(new ShardId(5, 8));
        buckets.spent(buckets.grant(0).get(0), 0);

        buckets.limits(1000, 999, DAY, 4, SECOND);
        buckets.join(new ShardId(1, 8));
        buckets.join(new ShardId(2, 8));

        assertThat(ids(buckets.grant(SECOND))).containsExactly(2);
        assertThat(buckets.nanosUntilNext(SECOND)).isEqualTo(4 * SECOND);
        assertThat(ids(buckets.grant(5 * SECOND))).containsExactly(1);
    }

    @Test
    void aBucketThatShardsCameToShareWaitsForTheLatestOfThem() {
        for (int[] order : new int[][] {{1, 3}, {3, 1}}) {
            IdentifyBuckets buckets = buckets(4);
            for (int i = 0; i < 2; i++) {
                buckets.join(new ShardId(order[i], 8));
                buckets.spent(buckets.grant(i * SECOND).get(0), i * SECOND);
            }

            buckets.limits(1000, 998, DAY, 2, 2 * SECOND);
            buckets.join(new ShardId(5, 8));

            assertThat(buckets.nanosUntilNext(2 * SECOND)).isEqualTo(4 * SECOND);
        }
    }

    @Test
    void aBucketThatNobodyOfItsOwnHasUsedIsFree() {
        IdentifyBuckets buckets = buckets(4);
        buckets.join(new ShardId(6, 8));
        buckets.spent(buckets.grant(0).get(0), 0);

        buckets.limits(1000, 999, DAY, 5, SECOND);
        buckets.join(new ShardId(2, 8));

        assertThat(ids(buckets.grant(SECOND))).containsExactly(2);
    }

    /** S10, R8: never two of a bucket within five seconds, and everybody has a turn. */
    @Property(tries = 200)
    void everyBucketKeepsItsSpacing(
            @ForAll @IntRange(min = 1, max = 50) int shards,
            @ForAll @IntRange(min = 1, max = 16) int concurrency,
            @ForAll Random random) {
        IdentifyBuckets buckets = buckets(concurrency);
        long[] last = new long[concurrency];
        Arrays.fill(last, -5 * SECOND);
        IntStream.range(0, shards).forEach(id -> buckets.join(new ShardId(id, shards)));
        int served = 0;
        for (long now = 0; served < shards; now += Math.max(1, buckets.nanosUntilNext(now))) {
            for (Ticket ticket : buckets.grant(now)) {
                if (random.nextInt(4) == 0) {
                    buckets.leave(ticket);
                    buckets.join(ticket.shard());
                } else {
                    int bucket = ticket.shard().bucket(concurrency);
                    assertThat(now - last[bucket]).isGreaterThanOrEqualTo(5 * SECOND);
                    last[bucket] = now;
                    served++;
                    buckets.spent(ticket, now);
                }
            }
            assertThat(now).isLessThan(shards * 6L * SECOND);
        }
    }

    /** R4: ten days with everything going wrong. In any 24 hours no more than the ceiling, whenever Discord's day begins. */
    @Test
    void inAny24HoursTheCeilingHolds() {
        IdentifyBuckets buckets = new IdentifyBuckets(IdentifyPacing.DEFAULT, 0);
        buckets.limits(1000, 1000, Duration.ofHours(1), 1, 0);
        List<Long> identifies = new ArrayList<>();
        buckets.join(new ShardId(0, 1));
        for (long now = 0; now < DAY.multipliedBy(10).toNanos(); now += buckets.nanosUntilNext(now)) {
            for (Ticket ticket : buckets.grant(now)) {
                buckets.spent(ticket, now);
                identifies.add(now);
                buckets.join(ticket.shard());
            }
        }
        assertThat(identifies).hasSizeGreaterThan(9000);
        for (int i = 990; i < identifies.size(); i++) {
            assertThat(identifies.get(i) - identifies.get(i - 990)).isGreaterThanOrEqualTo(DAY.toNanos());
        }
    }
}
