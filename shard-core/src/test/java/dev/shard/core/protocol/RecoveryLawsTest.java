package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.ShardEvent;
import dev.shard.ShardPhase;
import dev.shard.core.protocol.ShardEffect.Connect;
import dev.shard.core.protocol.ShardEffect.Publish;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws 4, 6 and 7: from wherever a shard was brought, it comes back, or stops, within a bound. */
class RecoveryLawsTest {
    /** The longest backoff and a handshake; a Retry-After of the scripts is shorter. */
    private static final Duration BACK_WITHIN = Duration.ofSeconds(65);

    @Provide
    Arbitrary<List<Stimulus>> scripts() {
        return ProtocolArbitraries.scripts();
    }

    private static ShardScript run(List<Stimulus> script) {
        var shard = ShardScript.idle();
        script.forEach(shard::happen);
        return shard;
    }

    /** Law 6. The connection that the faults have left behind is lost; whatever comes then means well. */
    @Property
    void whenFaultsEndTheShardIsSoonActiveAndStaysSo(@ForAll("scripts") List<Stimulus> script) {
        var shard = run(script).closed(ShardScript.reset());

        Duration taken = FriendlyGateway.bringToActive(shard, BACK_WITHIN);

        assertThat(shard.phase()).as("after %s", taken).isEqualTo(ShardPhase.ACTIVE);
        long generation = shard.generation();
        FriendlyGateway.keepAlive(shard, 20);
        assertThat(shard.phase()).isEqualTo(ShardPhase.ACTIVE);
        assertThat(shard.generation()).isEqualTo(generation);
    }

    /** Law 4, R1: whatever went before, a peer that falls silent costs two intervals at most, and not the session. */
    @Property
    void aPeerThatFallsSilentIsLeftAndTheSessionResumed(@ForAll("scripts") List<Stimulus> script) {
        var shard = run(script).closed(ShardScript.reset());
        FriendlyGateway.bringToActive(shard, BACK_WITHIN);
        FriendlyGateway.keepAlive(shard, 1);
        var session = shard.state().session();

        shard.forget().advance(ShardScript.INTERVAL.multipliedBy(2));

        assertThat(shard.effects(ShardEffect.Close.class))
                .singleElement()
                .isEqualTo(new ShardEffect.Close(CloseStatus.RESUMABLE, "heartbeat not acknowledged"));
        assertThat(shard.state().session().sessionId()).isEqualTo(session.sessionId());
    }

    /** Law 7, R17. */
    @Property
    void aStopEndsEverythingWithinTheCloseTimeout(@ForAll("scripts") List<Stimulus> script) {
        var shard = run(script).input(new ShardInput.StopRequested(1000)).advance(Duration.ofSeconds(5));

        assertThat(shard.phase().ended()).isTrue();
        assertThat(shard.timers()).isEmpty();
        shard.forget().advance(Duration.ofDays(1)).expectNothing();
    }

    /** Nothing follows the end, not even a word. */
    @Property
    void stoppedAndFailedAreTheLastWords(@ForAll("scripts") List<Stimulus> script) {
        var shard = ShardScript.idle().observedBy((before, input, step) -> {
            if (step.next().phase().ended() && !before.phase().ended()) {
                ShardEffect last = step.effects().get(step.effects().size() - 1);
                assertThat(last).isInstanceOf(Publish.class);
                assertThat(((Publish) last).event()).isInstanceOfAny(ShardEvent.Stopped.class, ShardEvent.Failed.class);
            }
        });
        script.forEach(shard::happen);
    }

    /** R20: the machine has no other source of anything. */
    @Property
    void theSameScriptGivesTheSameEffects(@ForAll("scripts") List<Stimulus> script) {
        // Exceptions know no equality, so the words are compared.
        assertThat(run(script).effects().toString())
                .isEqualTo(run(script).effects().toString());
    }

    /** R9: without the user's haste no connection follows another at once, however the peer behaves. */
    @Property
    void unproductiveConnectionsAreFollowedByGrowingWaits(@ForAll("scripts") List<Stimulus> script) {
        var shard = ShardScript.idle().observedBy((before, input, step) -> {
            if (before instanceof ShardState.Backoff || !(step.next() instanceof ShardState.Backoff)) {
                return;
            }
            int unproductive = step.next().course().trouble().unproductive();
            Duration least = unproductive == 0
                    ? Duration.ZERO
                    : Duration.ofMillis(Math.min(30_000, 500L << Math.min(10, unproductive - 1)));
            assertThat(waits(step))
                    .singleElement()
                    .satisfies(wait -> assertThat(wait.delay()).isBetween(least, Duration.ofMinutes(1)));
        });
        script.forEach(shard::happen);
    }

    private static List<ShardEffect.StartTimer> waits(Step step) {
        assertThat(step.effects()).noneMatch(Connect.class::isInstance);
        return step.effects().stream()
                .filter(ShardEffect.StartTimer.class::isInstance)
                .map(ShardEffect.StartTimer.class::cast)
                .filter(start -> start.timer() == Timer.BACKOFF)
                .toList();
    }
}
