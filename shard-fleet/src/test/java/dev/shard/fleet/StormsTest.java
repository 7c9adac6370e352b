package dev.shard.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.core.InMemorySessionStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A thousand real shards with the real limiter through bad days, in virtual time: R8, S10. */
class StormsTest {
    private static final int SHARDS = 1000;
    private static final int BUCKETS = 16;
    /** What one identify of each shard takes, bucket by bucket. */
    private static final Duration ROUNDS = ModelGateway.SPACING.multipliedBy((SHARDS + BUCKETS - 1) / BUCKETS);

    private final InMemorySessionStore store = new InMemorySessionStore();
    private final VirtualFleet virtual =
            new VirtualFleet().maxConcurrency(BUCKETS).recommending(SHARDS);

    private void up() {
        virtual.gateway.remaining = 10_000;
        virtual.gateway.total = 10_000;
        virtual.storing(store).up("all");
    }

    /** Whatever happened: no bucket saw two identifies within 5 s, and none went beyond the budget. */
    @AfterEach
    void theRulesWereKept() {
        assertThat(virtual.gateway.violations).isEmpty();
        Map<Integer, Long> last = new HashMap<>();
        for (ModelGateway.Identified identified : virtual.gateway.identifies) {
            Long before = last.put(identified.shard().id() % BUCKETS, identified.atNanos());
            assertThat(before == null ? Long.MAX_VALUE : identified.atNanos() - before)
                    .isGreaterThanOrEqualTo(ModelGateway.SPACING.toNanos());
        }
    }

    @Test
    void anOutageThatSessionsOutliveCostsNoIdentify() {
        up();
        virtual.gateway.outage();
        virtual.loop.advance(Duration.ofMinutes(2));
        virtual.gateway.down = false;

        Duration took = virtual.untilActive();

        assertThat(took).isLessThan(Duration.ofMinutes(1).plusSeconds(10));
        assertThat(virtual.gateway.identifies).hasSize(SHARDS);
    }

    @Test
    void whenAllSessionsAreLostTogetherAllAreBackWithinTheRoundsThatTakes_S10() {
        up();
        virtual.gateway.loseAllSessions();
        virtual.loop.advance(Duration.ofSeconds(1));

        Duration took = virtual.untilActive();

        assertThat(took).isLessThan(ROUNDS.plus(ROUNDS.dividedBy(10)).plusMinutes(1));
        assertThat(virtual.gateway.identifies).hasSize(2 * SHARDS);
    }

    @Test
    void anOutageThatNoSessionOutlivesEndsWithinTheRoundsThatTakes() {
        up();
        virtual.gateway.outage();
        virtual.loop.advance(Duration.ofMinutes(30));
        virtual.gateway.down = false;

        Duration took = virtual.untilActive();

        assertThat(took).isLessThan(ROUNDS.plus(ROUNDS.dividedBy(10)).plusMinutes(2));
        assertThat(virtual.gateway.identifies).hasSize(2 * SHARDS);
    }

    @Test
    void restartsInARowCostNoIdentify_S20() {
        up();
        for (int i = 0; i < 3; i++) {
            virtual.join(virtual.fleet.suspend());
            virtual.up("all");
        }

        assertThat(virtual.gateway.identifies).hasSize(SHARDS);
        assertThat(virtual.gateway.resumes).isEqualTo(3 * SHARDS);
    }

    @Test
    void connectionsThatKeepBreakingCostNoIdentify() {
        up();
        SplittableRandom chance = new SplittableRandom(3);
        for (int second = 0; second < 100; second++) {
            int odds = 100;
            List.copyOf(virtual.gateway.connections).stream()
                    .filter(connection -> chance.nextInt(odds) == 0)
                    .forEach(ModelConnection::drop);
            virtual.loop.advance(Duration.ofSeconds(1));
        }

        Duration took = virtual.untilActive();

        assertThat(took).isLessThan(Duration.ofMinutes(2));
        assertThat(virtual.gateway.identifies).hasSize(SHARDS);
    }

    /** A day's session starts are fewer than what the storm would cost: the reserve is kept, and the rest comes the day after. */
    @Test
    void aBudgetThatDoesNotSufficeIsKept_R4() {
        virtual.recommending(100);
        virtual.gateway.remaining = 150;
        virtual.gateway.total = 150;
        virtual.storing(store).up("all");
        virtual.gateway.loseAllSessions();

        virtual.loop.advance(Duration.ofHours(12));

        assertThat(virtual.gateway.identifies).hasSize(150 - 10);
        assertThat(virtual.fleet.status().active()).isEqualTo(150 - 10 - 100);
        virtual.gateway.remaining = 150;
        virtual.loop.advance(Duration.ofHours(14));
        assertThat(virtual.allActive()).isTrue();
    }
}
