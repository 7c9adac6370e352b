package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.core.protocol.HeartbeatClock.Tick;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HeartbeatClockTest {
    private static final Duration INTERVAL = Duration.ofNanos(1000);
    private static final long START = -500;

    private static HeartbeatClock started(double chance) {
        return HeartbeatClock.STILL.started(INTERVAL, new Moment(START, ShardScript.WALL, chance));
    }

    /** A clock whose next beat is due at 0, the last one at -1000 unacknowledged. */
    private static HeartbeatClock waiting() {
        return HeartbeatClock.STILL
                .started(INTERVAL, new Moment(-1000, ShardScript.WALL, 0))
                .beaten(-1000);
    }

    @Test
    void intervalsFromAMillisecondToAnHourAreUsable() {
        assertThat(HeartbeatClock.isUsable(0)).isFalse();
        assertThat(HeartbeatClock.isUsable(1)).isTrue();
        assertThat(HeartbeatClock.isUsable(3_600_000)).isTrue();
        assertThat(HeartbeatClock.isUsable(3_600_001)).isFalse();
    }

    /** S21. */
    @Property
    void theFirstBeatIsDueWithinTheInterval(@ForAll @IntRange(max = 999_999) int millionths) {
        double chance = millionths / 1e6;

        assertThat(started(chance).due()).isBetween(START, START + 999).isEqualTo(START + (long) (1000 * chance));
    }

    @Test
    void aBeatOnTimeKeepsTheRateAndALateOneShiftsIt() {
        assertThat(waiting().acknowledged(-900, Duration.ZERO).beaten(100).due())
                .isEqualTo(1000);
        assertThat(waiting().acknowledged(-900, Duration.ZERO).beaten(101).due())
                .isEqualTo(1101);
        // The monotonic clock may stand anywhere: what counts is the difference.
        HeartbeatClock clock = started(0.5);
        assertThat(clock.beaten(clock.due() + 100).due()).isEqualTo(clock.due() + 1000);
    }

    @Test
    void anUnacknowledgedBeatConvictsWhenTheNextOneIsDueUnlessWeOverslept() {
        assertThat(waiting().tick(-1, LinkHealth.GOOD)).isEqualTo(Tick.EARLY);
        assertThat(waiting().tick(0, LinkHealth.GOOD)).isEqualTo(Tick.ZOMBIE);
        assertThat(waiting().tick(999, LinkHealth.GOOD)).isEqualTo(Tick.ZOMBIE);
        assertThat(waiting().tick(1000, LinkHealth.GOOD)).isEqualTo(Tick.BEAT);
    }

    @Test
    void whetherReadingWasPausedOrTheBeatIsStuckDecidesToo() {
        assertThat(waiting().tick(0, new LinkHealth(true, false))).isEqualTo(Tick.BEAT);
        assertThat(waiting().tick(0, new LinkHealth(true, true))).isEqualTo(Tick.ZOMBIE);
        assertThat(waiting().tick(1000, new LinkHealth(false, true))).isEqualTo(Tick.ZOMBIE);
        assertThat(started(0).tick(START, new LinkHealth(false, true))).isEqualTo(Tick.BEAT);
    }

    @Test
    void anAcknowledgementClearsBothFlagsAndABeatOutOfTurnSetsOne() {
        var acknowledged = waiting().acknowledged(-900, Duration.ofNanos(100));

        assertThat(acknowledged.awaiting()).isFalse();
        assertThat(acknowledged.latency(-800)).isNull();
        assertThat(acknowledged.lastAcknowledged()).isEqualTo(-900);
        var unscheduled = acknowledged.beatenUnscheduled(-500);
        assertThat(unscheduled.awaiting()).isFalse();
        assertThat(unscheduled.due()).isZero();
        assertThat(unscheduled.latency(-450)).isEqualTo(Duration.ofNanos(50));
    }

    /** S12. */
    @Test
    void latencyIsNeverNegative() {
        assertThat(waiting().latency(-1001)).isZero();
        assertThat(HeartbeatClock.STILL.latency(5)).isNull();
    }

    @Test
    void theLastFivePingsAreRemembered() {
        var clock = waiting();
        assertThat(clock.ping()).isNull();
        assertThat(clock.averagePing()).isNull();

        for (int i = 1; i <= 7; i++) {
            clock = clock.acknowledged(i, Duration.ofMillis(i));
        }

        assertThat(clock.pings()).hasSize(5);
        assertThat(clock.ping()).isEqualTo(Duration.ofMillis(7));
        assertThat(clock.averagePing()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void anotherHelloGivesABeatOnItsWayAWholeInterval() {
        var again = waiting().started(Duration.ofNanos(100), new Moment(-700, ShardScript.WALL, 0));

        assertThat(again.due()).isEqualTo(-600);
        assertThat(again.awaiting()).isTrue();
        assertThat(again.untilDue(-650)).isEqualTo(Duration.ofNanos(50));
        assertThat(again.untilDue(5)).isZero();
    }

    /** Law 2: ticks at any lateness never make two beats follow each other within nine tenths of the interval. */
    @Property
    void beatsNeverComeInABurst(@ForAll @LongRange(min = 0, max = 5000) long late) {
        var clock = waiting().acknowledged(-900, Duration.ZERO);
        long now = clock.due() + late;

        assertThat(clock.beaten(now).due() - now).isBetween(900L, 1000L);
    }
}
