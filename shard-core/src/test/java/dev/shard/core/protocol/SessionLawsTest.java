package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import dev.shard.ShardSession;
import dev.shard.core.protocol.ShardEffect.Deliver;
import dev.shard.core.protocol.ShardEffect.ForgetSession;
import dev.shard.core.protocol.ShardEffect.Publish;
import dev.shard.core.protocol.ShardInput.Received;
import dev.shard.core.protocol.ShardState.Active;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Law 1 and R6, R11: each event once and in order, gaps never silent, whatever happens and in whatever order. */
class SessionLawsTest {
    private static final ShardMachine LONG_WAY = ShardScript.idle().machine();

    @Provide
    Arbitrary<List<Stimulus>> scripts() {
        return ProtocolArbitraries.scripts();
    }

    private static void run(List<Stimulus> script, ShardScript.Observer observer) {
        var shard = ShardScript.idle().observedBy(observer);
        script.forEach(shard::happen);
    }

    private static long sequence(Payload payload) {
        if (payload instanceof Payload.Event event) {
            return event.sequence();
        } else if (payload instanceof Payload.Ready ready) {
            return ready.sequence();
        }
        return payload instanceof Payload.Resumed resumed ? resumed.sequence() : Dispatch.NO_SEQUENCE;
    }

    private static boolean beganASession(Step step) {
        return step.effects().stream()
                .anyMatch(effect -> effect instanceof Publish news && news.event() instanceof ShardEvent.Ready);
    }

    @Property
    void theSequenceOfASessionNeverGoesBack(@ForAll("scripts") List<Stimulus> script) {
        run(script, (before, input, step) -> {
            ShardSession then = before.session();
            ShardSession now = step.next().session();
            if (then != null
                    && now != null
                    && !beganASession(step)
                    && then.sessionId().equals(now.sessionId())) {
                assertThat(now.sequence()).isGreaterThanOrEqualTo(then.sequence());
            }
        });
    }

    /** An event moves the sequence exactly if it is delivered, and to its own number. A start may take another session. */
    @Property
    void deliveryAndCountAreOneStep(@ForAll("scripts") List<Stimulus> script) {
        run(script, (before, input, step) -> {
            if (input instanceof ShardInput.Start) {
                return;
            }
            boolean delivered = step.effects().stream().anyMatch(Deliver.class::isInstance);
            if (before.session() != null && step.next().session() != null && !beganASession(step)) {
                boolean counted =
                        before.session().sequence() != step.next().session().sequence();
                boolean numbered = input instanceof Received received && sequence(received.payload()) >= 0;
                assertThat(counted).as("counted by %s", input).isEqualTo(delivered && numbered);
                if (counted) {
                    assertThat(step.next().session().sequence()).isEqualTo(sequence(((Received) input).payload()));
                }
            }
        });
    }

    /** Between two delivered events lies nothing, or a reported gap with the right bounds. */
    @Property
    void whatIsMissingIsSaidBeforeTheNextEvent(@ForAll("scripts") List<Stimulus> script) {
        run(script, (before, input, step) -> {
            if (before.session() == null || !(input instanceof Received received) || beganASession(step)) {
                return;
            }
            long last = before.session().sequence();
            long sequence = sequence(received.payload());
            boolean delivered = step.effects().stream().anyMatch(Deliver.class::isInstance);
            List<ShardEffect> gaps =
                    step.effects().stream().filter(SessionLawsTest::isGapWithin).toList();
            if (delivered && sequence > last + 1) {
                assertThat(gaps)
                        .containsExactly(
                                new Publish(new ShardEvent.SequenceGap(ShardScript.SHARD, last + 1, sequence - 1)));
                assertThat(step.effects()).containsSubsequence(gaps.get(0), new Deliver(isReplay(before, received)));
            } else {
                assertThat(gaps).isEmpty();
            }
        });
    }

    private static boolean isReplay(ShardState before, Received received) {
        return before instanceof ShardState.Resuming && received.payload() instanceof Payload.Event;
    }

    /** Not the gap of a session that was lost before, whose end nobody knows. */
    private static boolean isGapWithin(ShardEffect effect) {
        return effect instanceof Publish news
                && news.event() instanceof ShardEvent.SequenceGap gap
                && gap.last() != Dispatch.NO_SEQUENCE;
    }

    /** A session that is lost is said to be lost, and from where on, before anything else is delivered. */
    @Property
    void aLostSessionIsAnnouncedWithItsGap(@ForAll("scripts") List<Stimulus> script) {
        long[] lostAfter = {Dispatch.NO_SEQUENCE};
        run(script, (before, input, step) -> {
            for (ShardEffect effect : step.effects()) {
                if (effect instanceof Publish news && news.event() instanceof ShardEvent.SessionLost lost) {
                    lostAfter[0] = lost.session().sequence();
                } else if (effect instanceof Publish news
                        && news.event() instanceof ShardEvent.SequenceGap gap
                        && gap.last() == Dispatch.NO_SEQUENCE) {
                    assertThat(gap.first()).isEqualTo(lostAfter[0] + 1);
                    lostAfter[0] = Dispatch.NO_SEQUENCE;
                } else if (effect instanceof Deliver) {
                    assertThat(lostAfter[0]).isEqualTo(Dispatch.NO_SEQUENCE);
                }
            }
        });
    }

    /** R6: the session goes away only together with what was stored, and with a word about it or the user's stop. */
    @Property
    void aSessionNeverVanishesSilently(@ForAll("scripts") List<Stimulus> script) {
        run(script, (before, input, step) -> {
            if (before.session() != null && step.next().session() == null) {
                boolean said = step.effects().stream()
                        .anyMatch(effect ->
                                effect instanceof Publish news && news.event() instanceof ShardEvent.SessionLost);
                assertThat(said || input instanceof ShardInput.StopRequested).isTrue();
                assertThat(step.effects()).contains(new ForgetSession());
            }
        });
    }

    @Property
    void theShortWayAndTheLongWayAgree(
            @ForAll("scripts") List<Stimulus> script, @ForAll @LongRange(min = -1, max = 5) long step) {
        run(script, (before, input, after) -> {
            ShardState at = after.next();
            long last = at.session() == null ? 0 : at.session().sequence();
            long sequence = Math.max(-1, last + step);
            if (ShardMachine.isPlain(at, last, sequence, "MESSAGE_CREATE")) {
                Step longWay = LONG_WAY.step(
                        at,
                        new Received(at.generation(), new Payload.Event(sequence, "MESSAGE_CREATE")),
                        new Moment(0, ShardScript.WALL, 0));

                assertThat(longWay.effects()).containsExactly(new Deliver(false));
                assertThat(longWay.next()).isEqualTo(at.withSequence(sequence));
            } else {
                assertThat(at instanceof Active && step == 1).isFalse();
            }
        });
    }
}
