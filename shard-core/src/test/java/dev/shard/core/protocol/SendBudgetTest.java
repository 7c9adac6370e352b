package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.core.protocol.SendBudget.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Law 2, R16. */
class SendBudgetTest {
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;

    private final SendBudget budget = new SendBudget();

    private int flood(Lane lane, long now) {
        int sent = 0;
        while (budget.trySpend(lane, now)) {
            sent++;
        }
        return sent;
    }

    @Test
    void commandsGet115AMinuteAtTheUsualInterval() {
        assertThat(flood(Lane.COMMAND, 0)).isEqualTo(115);
        assertThat(budget.nanosUntil(Lane.COMMAND, SECOND)).isEqualTo(59 * SECOND + SECOND / 2);
    }

    @ParameterizedTest
    @CsvSource({"41250, 115", "60000, 116", "60001, 116", "59999, 115", "5000, 105", "1000, 57", "100, 20", "0, 20"})
    void theReserveFollowsTheHeartbeat(long intervalMillis, int commands) {
        budget.setHeartbeatInterval(Duration.ofMillis(intervalMillis));

        assertThat(flood(Lane.COMMAND, 0)).isEqualTo(commands);
    }

    /** S6: op 1 is answered though the user's budget is empty. */
    @Test
    void whatCommandsLeaveIsFreeForAnswersHandshakeAndHeartbeats() {
        flood(Lane.COMMAND, 0);

        assertThat(budget.trySpend(Lane.HANDSHAKE, 1)).isTrue();
        assertThat(budget.trySpend(Lane.ANSWER, 2)).isTrue();
        assertThat(budget.trySpend(Lane.HEARTBEAT, 3)).isTrue();
        assertThat(budget.trySpend(Lane.HEARTBEAT, 4)).isTrue();
        assertThat(budget.trySpend(Lane.HEARTBEAT, 5)).isTrue();
        assertThat(budget.trySpend(Lane.HEARTBEAT, 6)).isFalse();
    }

    @Test
    void aPeerThatFloodsUsWithOp1DoesNotUseUpTheScheduledBeats() {
        assertThat(flood(Lane.ANSWER, 0)).isEqualTo(117);

        assertThat(flood(Lane.HEARTBEAT, 1)).isEqualTo(3);
    }

    /** S8: beats are on time beside 200 commands at once. */
    @Test
    void beatsAreNeverDelayedByCommands() {
        long interval = Duration.ofMillis(41_250).toNanos();
        int waiting = 200;
        for (long now = 0, beat = interval; now < 10 * MINUTE; now += SECOND / 10) {
            while (waiting > 0 && budget.trySpend(Lane.COMMAND, now)) {
                waiting--;
            }
            if (now >= beat) {
                assertThat(budget.trySpend(Lane.HEARTBEAT, now)).isTrue();
                beat += interval;
            }
        }
        assertThat(waiting).isZero();
    }

    @Test
    void ofPresencesOnlyFiveLeaveInTwentySeconds() {
        assertThat(flood(Lane.PRESENCE, 0)).isEqualTo(5);
        assertThat(budget.nanosUntil(Lane.PRESENCE, SECOND)).isEqualTo(19 * SECOND + SECOND / 2);
        assertThat(budget.trySpend(Lane.COMMAND, SECOND)).isTrue();
        assertThat(flood(Lane.PRESENCE, 20 * SECOND + SECOND / 2)).isEqualTo(5);
    }

    @Test
    void presencesCountAsCommandsToo() {
        flood(Lane.COMMAND, 0);

        assertThat(budget.trySpend(Lane.PRESENCE, 1)).isFalse();
    }

    @Property
    void neverMoreThan120InAnyMinute(
            @ForAll @Size(max = 600) List<@LongRange(min = 0, max = 2_000_000_000L) Long> pauses,
            @ForAll @Size(min = 1, max = 20) List<Lane> lanes,
            @ForAll @IntRange(min = 1, max = 120_000) int intervalMillis) {
        SendBudget fresh = new SendBudget();
        fresh.setHeartbeatInterval(Duration.ofMillis(intervalMillis));
        List<Long> sent = new ArrayList<>();
        long now = -5 * SECOND;
        for (int i = 0; i < pauses.size(); i++) {
            now += pauses.get(i) / 8;
            Lane lane = lanes.get(i % lanes.size());
            long wait = fresh.nanosUntil(lane, now);
            assertThat(fresh.trySpend(lane, now)).isEqualTo(wait == 0);
            if (wait == 0) {
                sent.add(now);
            }
        }
        for (int i = SendBudget.LIMIT; i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - SendBudget.LIMIT)).isGreaterThanOrEqualTo(MINUTE);
        }
    }

    @Property
    void whoWaitsAsLongAsHeIsToldMaySend(@ForAll Lane lane, @ForAll @Size(max = 200) List<Lane> before) {
        SendBudget fresh = new SendBudget();
        before.forEach(other -> fresh.trySpend(other, 0));

        long wait = fresh.nanosUntil(lane, 0);

        if (wait > 0) {
            assertThat(fresh.trySpend(lane, wait - 1)).isFalse();
        }
        assertThat(fresh.trySpend(lane, wait)).isTrue();
    }

    @Test
    void aFullLogRefusesMore() {
        SlidingLog log = new SlidingLog(2, 10);
        log.add(0);
        log.add(5);

        assertThatThrownBy(() -> log.add(9)).isInstanceOf(IllegalStateException.class);
        log.add(10);
        assertThat(log.count(14)).isEqualTo(2);
        assertThat(log.count(15)).isEqualTo(1);
        assertThat(log.untilAtMost(0, 15)).isEqualTo(5);
        assertThat(log.untilAtMost(1, 15)).isZero();
        log.add(17);
        assertThat(log.untilAtMost(1, 17)).isEqualTo(3);
        assertThat(log.untilAtMost(0, 17)).isEqualTo(10);
    }

    @Test
    void aLogThatGrowsInItsMiddleKeepsItsOrder() {
        SlidingLog log = new SlidingLog(100, 10);
        for (long time : new long[] {0, 1, 2, 3, 11, 11, 11}) {
            log.add(time);
        }

        assertThat(log.count(11)).isEqualTo(5);
        assertThat(log.untilAtMost(4, 11)).isEqualTo(1);
        assertThat(log.untilAtMost(3, 11)).isEqualTo(2);
        assertThat(log.untilAtMost(0, 11)).isEqualTo(10);
    }
}
