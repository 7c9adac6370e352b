package dev.shard.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.ShardFailedException;
import dev.shard.ShardId;
import dev.shard.ShardSet;
import dev.shard.core.InMemorySessionStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A fleet comes up within the identify rules: R8, in virtual time. */
class BringUpTest {
    private final VirtualFleet virtual = new VirtualFleet();

    @Test
    void eachShardIdentifiesOnceInBucketOrder_S13() {
        virtual.maxConcurrency(16).recommending(64).up("all");

        assertThat(virtual.gateway.violations).isEmpty();
        assertThat(virtual.identified()).hasSize(64).doesNotHaveDuplicates();
        for (int bucket = 0; bucket < 16; bucket++) {
            int of = bucket;
            assertThat(virtual.identified())
                    .filteredOn(shard -> shard.id() % 16 == of)
                    .extracting(ShardId::id)
                    .containsExactly(of, of + 16, of + 32, of + 48);
        }
    }

    @Test
    void roundsFollowEachOtherAsFastAsTheBucketsAllow_S13() {
        virtual.maxConcurrency(16).recommending(64).up("all");

        List<Long> times = virtual.gateway.identifies.stream()
                .map(identified -> TimeUnit.NANOSECONDS.toMillis(identified.atNanos()))
                .toList();
        for (int round = 0; round < 4; round++) {
            assertThat(times.subList(round * 16, round * 16 + 16))
                    .allMatch(inRound(round * 5000L, round * 5200L + 200));
        }
    }

    private static Predicate<Long> inRound(long from, long to) {
        return millis -> millis >= from && millis <= to;
    }

    @Test
    void aRangeThatStartsAboveZeroUsesItsOwnBuckets_S18() {
        virtual.maxConcurrency(4).up("6-11/16");

        assertThat(virtual.gateway.violations).isEmpty();
        assertThat(virtual.identified())
                .containsExactlyInAnyOrderElementsOf(ShardSet.parse("6-11/16").shards(1));
        assertThat(virtual.identified()).extracting(ShardId::id).startsWith(6, 7, 8, 9);
    }

    @Test
    void twoHundredShardsAreUpWithinFivePercentOfWhatTheBucketsAllow() {
        long before = virtual.loop.nanoTime();

        virtual.maxConcurrency(16).recommending(200).up("all");

        Duration took = Duration.ofNanos(virtual.loop.nanoTime() - before);
        Duration allowed = ModelGateway.SPACING.multipliedBy((200 + 15) / 16 - 1);
        assertThat(took).isBetween(allowed, allowed.plus(allowed.dividedBy(20)));
    }

    @Test
    void shardsWithAStoredSessionWaitForNobody() {
        InMemorySessionStore store = new InMemorySessionStore();
        virtual.recommending(8).storing(store).up("all");
        virtual.join(virtual.fleet.suspend());
        store.remove(new ShardId(0, 8));
        store.remove(new ShardId(1, 8));
        int identifies = virtual.gateway.identifies.size();
        CompletionStage<FleetStatus> started = virtual.build("all").fleet.start();

        virtual.loop.advance(Duration.ofSeconds(2));

        assertThat(virtual.fleet.progress().ready()).isGreaterThanOrEqualTo(6);
        assertThat(virtual.fleet.status().resumes()).isEqualTo(6);
        virtual.join(started);
        assertThat(virtual.gateway.identifies).hasSize(identifies + 2);
        assertThat(virtual.gateway.violations).isEmpty();
    }

    @Test
    void justSoManyAreConnectedThatEachBucketFindsTheNextOneReady() {
        virtual.maxConcurrency(2).recommending(40).build("all").fleet.start();

        int most = 0;
        for (int i = 0; i < 40; i++) {
            virtual.loop.advance(Duration.ofSeconds(1));
            most = Math.max(
                    most,
                    virtual.gateway.connections.size()
                            - virtual.fleet.progress().ready());
        }

        assertThat(most).isEqualTo(4);
    }

    /** However many may identify at once: a thousand connections begun together do not open in time on a busy machine. */
    @Test
    void noMoreAreOpenedAtTheSameMomentThanOneMachineCanServe() {
        virtual.maxConcurrency(1000).recommending(1000);
        virtual.gateway.remaining = 2000;
        virtual.gateway.total = 2000;

        Duration took = Duration.ofNanos(-virtual.loop.nanoTime());
        virtual.up("all");
        took = took.plusNanos(virtual.loop.nanoTime());

        assertThat(virtual.gateway.mostOpening).isEqualTo(64);
        assertThat(took)
                .as("half of what one bucket allows for a second identify")
                .isLessThan(Duration.ofMillis(2500));
        assertThat(virtual.identified()).hasSize(1000).doesNotHaveDuplicates();
    }

    @Test
    void progressTellsWhereEachShardIsAndHowLongTheRestTakes() {
        CompletionStage<FleetStatus> started =
                virtual.recommending(5).build("all").fleet.start();
        List<FleetProgress> seen = new ArrayList<>();

        virtual.loop.advance(Duration.ofSeconds(1));
        seen.add(virtual.fleet.progress());
        virtual.loop.advance(Duration.ofSeconds(10));
        seen.add(virtual.fleet.progress());
        virtual.join(started);
        FleetProgress last = virtual.fleet.progress();

        assertThat(seen).extracting(FleetProgress::ready).containsExactly(1, 3);
        assertThat(seen).extracting(FleetProgress::waiting).containsExactly(4, 2);
        assertThat(seen.get(0).timeLeft().orElseThrow()).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(20));
        assertThat(seen.get(1).timeLeft().orElseThrow()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(10));
        assertThat(last).isEqualTo(new FleetProgress(5, 5, 0, 0, 0, 0, Optional.empty()));
        assertThat(last.complete()).isTrue();
        assertThat(seen).noneMatch(FleetProgress::complete);
    }

    @Test
    void aShardThatFailsForGoodStopsNobodyAndIsNamedWithTheRemedy() {
        virtual.gateway.refused.put(new ShardId(1, 4), 4014);
        CompletionStage<FleetStatus> started =
                virtual.recommending(4).build("all").fleet.start();

        assertThatThrownBy(() -> virtual.join(started))
                .cause()
                .isInstanceOfSatisfying(
                        FleetException.class,
                        failure -> assertThat(failure.failures())
                                .containsOnlyKeys(new ShardId(1, 4))
                                .extractingByKey(new ShardId(1, 4))
                                .isInstanceOf(ShardFailedException.class))
                .hasMessageContaining("1 of 4 shards did not come up; shard=[1,4]")
                .hasMessageContaining("4014")
                .hasMessageContaining("developer portal");
        assertThat(virtual.fleet.status().active()).isEqualTo(3);
        assertThat(virtual.fleet.progress().failed()).isOne();
        assertThat(virtual.fleet.status().worstFirst())
                .first()
                .extracting(shard -> shard.shard().id())
                .isEqualTo(1);
    }

    @Test
    void aFleetThatRunsIsNotStartedTwice() {
        virtual.recommending(2).up("all");

        assertThatThrownBy(() -> virtual.join(virtual.fleet.start())).hasMessageContaining("running already");
    }

    @Test
    void anOutageDuringTheStartDelaysItAndNothingMore() {
        CompletionStage<FleetStatus> started =
                virtual.maxConcurrency(4).recommending(16).build("all").fleet.start();
        virtual.loop.advance(Duration.ofSeconds(6));
        virtual.gateway.outage();
        virtual.loop.advance(Duration.ofMinutes(2));
        virtual.gateway.down = false;

        virtual.join(started);

        assertThat(virtual.gateway.violations).isEmpty();
        assertThat(virtual.identified()).doesNotHaveDuplicates().hasSize(16);
    }
}
