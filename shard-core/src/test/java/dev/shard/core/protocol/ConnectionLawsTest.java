package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.ShardEvent;
import dev.shard.ShardPhase;
import dev.shard.core.protocol.ShardEffect.Abort;
import dev.shard.core.protocol.ShardEffect.CancelPermit;
import dev.shard.core.protocol.ShardEffect.Close;
import dev.shard.core.protocol.ShardEffect.Connect;
import dev.shard.core.protocol.ShardEffect.OpenSendGate;
import dev.shard.core.protocol.ShardEffect.Publish;
import dev.shard.core.protocol.ShardEffect.RequestPermit;
import dev.shard.core.protocol.ShardEffect.ReturnPermit;
import dev.shard.core.protocol.ShardEffect.Send;
import dev.shard.core.protocol.ShardEffect.ShutSendGate;
import dev.shard.core.protocol.ShardEffect.SpendPermit;
import dev.shard.core.protocol.ShardInput.Closed;
import dev.shard.core.protocol.ShardInput.PermitGranted;
import dev.shard.core.protocol.ShardInput.Received;
import dev.shard.core.protocol.ShardInput.ReinstantiateRequested;
import dev.shard.core.protocol.ShardInput.Start;
import dev.shard.core.protocol.ShardInput.StopRequested;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws 2, 5, 6 and R3: one connection, one heart, one permit, whatever happens and in whatever order. */
class ConnectionLawsTest {
    @Provide
    Arbitrary<List<Stimulus>> scripts() {
        return ProtocolArbitraries.scripts();
    }

    private static ShardScript run(List<Stimulus> script, ShardScript.Observer observer) {
        var shard = ShardScript.idle().observedBy(observer);
        script.forEach(shard::happen);
        return shard;
    }

    @Property
    void thereIsNeverMoreThanOneLiveConnection(@ForAll("scripts") List<Stimulus> script) {
        long[] live = {0};
        run(script, (before, input, step) -> {
            if (input instanceof Closed closed && closed.generation() == live[0]) {
                live[0] = 0;
            }
            for (ShardEffect effect : step.effects()) {
                if (effect instanceof Abort) {
                    live[0] = 0;
                } else if (effect instanceof Connect connect) {
                    assertThat(live[0]).as("still live").isZero();
                    assertThat(connect.generation()).isGreaterThan(before.generation());
                    live[0] = connect.generation();
                }
            }
            boolean onTheWire = step.next().phase().connected()
                    || Set.of(ShardPhase.CONNECTING, ShardPhase.CLOSING)
                            .contains(step.next().phase());
            assertThat(live[0] != 0).as("live in %s", step.next().phase()).isEqualTo(onTheWire);
        });
    }

    /** Law 6: a phase is bounded by exactly its own timer, and a phase that waits for the user by none. */
    @Property
    void everyPhaseHasItsDeadline(@ForAll("scripts") List<Stimulus> script) {
        var shard = ShardScript.idle();
        for (Stimulus stimulus : script) {
            shard.happen(stimulus);

            assertThat(shard.timers()).as("in %s", shard.phase()).isEqualTo(deadlines(shard.phase()));
        }
    }

    private static List<Timer> deadlines(ShardPhase phase) {
        return switch (phase) {
            case IDLE, STOPPED, FAILED -> List.of();
            case BACKOFF -> List.of(Timer.BACKOFF);
            case CONNECTING -> List.of(Timer.CONNECT);
            case AWAITING_HELLO -> List.of(Timer.HELLO);
            case AWAITING_PERMIT, IDENTIFYING, RESUMING, ACTIVE -> List.of(Timer.HEARTBEAT);
            case CLOSING -> List.of(Timer.CLOSE);
        };
    }

    /** R6: 1000 and 1001 only where the session is to end. */
    @Property
    void everyCloseOfOursKeepsTheSessionUnlessItIsToEnd(@ForAll("scripts") List<Stimulus> script) {
        run(script, (before, input, step) -> {
            for (ShardEffect effect : step.effects()) {
                if (effect instanceof Close close && CloseStatus.endsSession(close.code())) {
                    boolean meant = input instanceof StopRequested stop && stop.closeCode() == close.code()
                            || input instanceof ReinstantiateRequested
                            || input instanceof Received received
                                    && received.payload() instanceof Payload.InvalidSession invalid
                                    && !(invalid.resumable() && before.session() != null);
                    assertThat(meant).as("%s after %s", close, input).isTrue();
                    assertThat(step.next().session()).isNull();
                }
            }
        });
    }

    /** Law 5. */
    @Property
    void aFailedOrStoppedShardConnectsOnlyWhenItIsToldTo(@ForAll("scripts") List<Stimulus> script) {
        run(script, (before, input, step) -> {
            if (before.phase().ended() && !(input instanceof Start)) {
                assertThat(step.next()).isEqualTo(before);
                assertThat(step.effects()).noneMatch(Connect.class::isInstance);
            }
        });
    }

    /** R8: a permit is asked for once, and spent with IDENTIFY, given back, or not waited for any more. */
    @Property
    void permitsAreAccountedFor(@ForAll("scripts") List<Stimulus> script) {
        int[] pending = {0};
        run(script, (before, input, step) -> {
            int settled = 0;
            int identifies = 0;
            for (ShardEffect effect : step.effects()) {
                if (effect instanceof RequestPermit) {
                    pending[0]++;
                } else if (effect instanceof SpendPermit) {
                    pending[0]--;
                    settled++;
                } else if (effect instanceof CancelPermit) {
                    pending[0]--;
                } else if (effect instanceof ReturnPermit) {
                    settled++;
                } else if (effect instanceof Send send && send.payload() instanceof Outbound.Identify) {
                    identifies++;
                }
            }
            assertThat(pending[0]).isEqualTo(step.next().phase() == ShardPhase.AWAITING_PERMIT ? 1 : 0);
            assertThat(settled).isEqualTo(input instanceof PermitGranted ? 1 : 0);
            assertThat(identifies).isEqualTo(step.effects().contains(new SpendPermit()) ? 1 : 0);
        });
    }

    @Property
    void theSendGateIsOpenExactlyWhileActive(@ForAll("scripts") List<Stimulus> script) {
        boolean[] open = {false};
        run(script, (before, input, step) -> {
            for (ShardEffect effect : step.effects()) {
                if (effect instanceof OpenSendGate || effect instanceof ShutSendGate) {
                    assertThat(open[0]).isEqualTo(effect instanceof ShutSendGate);
                    open[0] = effect instanceof OpenSendGate;
                }
            }
            assertThat(open[0]).isEqualTo(step.next().phase() == ShardPhase.ACTIVE);
        });
    }

    /** R18: one event for each change of phase, none without; deeds before news. */
    @Property
    void eachChangeOfPhaseIsToldOnceAndAfterItIsDone(@ForAll("scripts") List<Stimulus> script) {
        run(script, (before, input, step) -> {
            List<ShardEvent> changes = step.effects().stream()
                    .filter(effect -> effect instanceof Publish news && news.event() instanceof ShardEvent.PhaseChanged)
                    .map(effect -> ((Publish) effect).event())
                    .toList();
            if (before.phase() == step.next().phase()) {
                assertThat(changes).isEmpty();
            } else {
                assertThat(changes).singleElement().isInstanceOfSatisfying(ShardEvent.PhaseChanged.class, change -> {
                    assertThat(change.from()).isEqualTo(before.phase());
                    assertThat(change.to()).isEqualTo(step.next().phase());
                    assertThat(change.cause()).isNotBlank();
                });
            }
            assertThat(step.effects().stream().map(ConnectionLawsTest::isNews).toList())
                    .isSorted();
        });
    }

    /** A fall back is told to the listeners too: the driver knows from which compression to which. */
    private static boolean isNews(ShardEffect effect) {
        return effect instanceof Publish
                || effect instanceof ShardEffect.Deliver
                || effect instanceof ShardEffect.FallBack;
    }

    /** S12. */
    @Property
    void noLatencyIsNegative(@ForAll("scripts") List<Stimulus> script) {
        var shard = run(script, (before, input, step) -> {});

        assertThat(shard.events(ShardEvent.HeartbeatAcknowledged.class))
                .allSatisfy(acknowledged ->
                        assertThat(acknowledged.latency().isNegative()).isFalse());
    }
}
