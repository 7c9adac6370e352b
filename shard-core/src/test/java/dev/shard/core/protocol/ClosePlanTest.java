package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseAction;
import dev.shard.CloseCode;
import dev.shard.CloseStatus;
import dev.shard.ShardPhase;
import dev.shard.TransportException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R7: every close code has one action, whoever closed. */
class ClosePlanTest {
    private static final Set<Integer> FINAL = Set.of(4004, 4010, 4011, 4012, 4013, 4014);
    private static final Set<Integer> NEW_SESSION = Set.of(4003, 4007, 4009);

    private static final ClosePlan PLAN = new ClosePlan(code -> {
        CloseCode known = CloseCode.find(code);
        return known == null ? CloseAction.RESUME : known.action();
    });

    private static CloseAction expected(int code) {
        if (FINAL.contains(code)) {
            return CloseAction.FAIL;
        }
        return NEW_SESSION.contains(code) ? CloseAction.IDENTIFY : CloseAction.RESUME;
    }

    @Test
    void everyCodeOfThePeersHasItsAction() {
        Map<Integer, CloseAction> wrong = new TreeMap<>();
        IntStream.rangeClosed(1000, 4999).forEach(code -> {
            CloseAction action = PLAN.action(CloseStatus.byPeer(code, ""));
            if (action != expected(code)) {
                wrong.put(code, action);
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void ofOurOwnCodesOnly1000And1001EndTheSessionAndNoneIsFinal() {
        assertThat(PLAN.action(CloseStatus.local(1000, ""))).isEqualTo(CloseAction.IDENTIFY);
        assertThat(PLAN.action(CloseStatus.local(1001, ""))).isEqualTo(CloseAction.IDENTIFY);
        assertThat(IntStream.rangeClosed(3000, 4999)
                        .mapToObj(code -> PLAN.action(CloseStatus.local(code, "")))
                        .distinct())
                .containsExactly(CloseAction.RESUME);
    }

    @Test
    void whatWasLostOrNeverOpenedIsTriedAgain() {
        assertThat(PLAN.action(ShardScript.reset())).isEqualTo(CloseAction.RESUME);
        assertThat(PLAN.action(ShardScript.unreachable())).isEqualTo(CloseAction.RESUME);
    }

    @Test
    void retryAfterThatMakesNoSenseIsIgnored() {
        var negative = CloseStatus.neverOpened(new TransportException(
                TransportException.Phase.UPGRADE, "HTTP 429", 429, Duration.ofSeconds(-5), null));

        assertThat(ClosePlan.leastDelay(negative)).isZero();
    }

    static Stream<Arguments> documentedCodes() {
        return Stream.of(CloseCode.values())
                .flatMap(code -> Stream.of(ShardPhase.values())
                        .filter(ShardPhase::connected)
                        .map(phase -> Arguments.of(code, phase)));
    }

    /** R7, S4, S7, S9: the machine does in every phase what the plan says, and what the phase permits. */
    @ParameterizedTest
    @MethodSource("documentedCodes")
    void theMachineFollowsThePlanInEveryPhase(CloseCode code, ShardPhase phase) {
        var shard = Scripts.in(phase);
        boolean hadSession = shard.state().session() != null;

        shard.closed(CloseStatus.byPeer(code.code(), ""));

        boolean failed = expected(code.code()) == CloseAction.FAIL;
        assertThat(shard.phase()).isEqualTo(failed ? ShardPhase.FAILED : ShardPhase.BACKOFF);
        boolean keeps = hadSession && expected(code.code()) != CloseAction.IDENTIFY;
        assertThat(shard.state().session() != null).isEqualTo(keeps);
    }
}
