package dev.shard.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.IdentifyDelay.Reason;
import dev.shard.spi.gateway.SessionStartLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** R4, R8: identifies that are counted beyond the life of a process, in virtual time. */
class JournalledLimiterTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final LimiterScript script = new LimiterScript();

    @Test
    void anIdentifyIsWrittenBeforeItIsPermitted() {
        script.journal.stall();
        script.start().request(0);
        assertThat(script.permitted()).isEmpty();
        assertThat(script.journal.entries())
                .as("written, and not yet acknowledged")
                .hasSize(1);

        script.journal.goOn();

        assertThat(script.permitted()).containsExactly(0);
    }

    @Test
    void whatWasNotUsedIsNotCounted() {
        script.start().returns().request(0);

        assertThat(script.permitted()).containsExactly(0);
        assertThat(script.journal.entries()).isEmpty();
    }

    /** A crash between the write and the identify counts as one. */
    @Test
    void theNextProcessGoesOnCounting() {
        script.start(new SessionStartLimit(20, 20, DAY, 20)).request(0, 1, 2, 3, 4, 5, 6);
        assertThat(script.permitted()).hasSize(7);

        script.restart(new SessionStartLimit(20, 20, DAY, 20)).request(7, 8, 9, 10);
        script.advance(Duration.ofMinutes(1));

        assertThat(script.permitted()).as("10 of 20 are in reserve").hasSize(10);
        assertThat(script.delays()).last().satisfies(delay -> {
            assertThat(delay.reason()).isEqualTo(Reason.DAILY_BUDGET);
            assertThat(delay.retryAfter()).isBetween(DAY.minusMinutes(2), DAY.plusMinutes(1));
        });
    }

    /** R8 holds over a restart, also if the permit was used just before it. */
    @Test
    void theNextProcessKeepsTheSpacing() {
        script.start().request(0);
        script.advance(Duration.ofSeconds(4));

        script.restart().request(1);
        script.advance(Duration.ofSeconds(5));
        assertThat(script.permitted()).containsExactly(0);
        script.advance(Duration.ofSeconds(1));

        assertThat(script.permitted()).containsExactly(0, 1);
    }

    /** A process that crashes at each start is slowed down, although none of them lives long enough to know. */
    @Test
    void theBrakeOutlivesTheProcess() {
        for (int start = 0; start < 5; start++) {
            script.restart().request(0);
            script.advance(Duration.ofSeconds(10));
        }
        assertThat(script.permitted()).hasSize(5);

        script.restart().request(0);
        script.advance(Duration.ofSeconds(25));
        assertThat(script.permitted()).hasSize(5);
        assertThat(script.delays()).last().extracting(delay -> delay.reason()).isEqualTo(Reason.CRASH_LOOP);
        script.advance(Duration.ofSeconds(2));

        assertThat(script.permitted()).hasSize(6);
    }

    /** R8: a dead coordinator stops identifies only; nobody is permitted on a guess, and everybody goes on when it works. */
    @Test
    void aJournalThatFailsGrantsNothingAndIsTriedAgain() {
        script.start();
        script.journal.breakDown();
        script.request(0, 1);
        script.advance(Duration.ofMinutes(10));
        assertThat(script.permitted()).isEmpty();
        assertThat(script.delays()).extracting(delay -> delay.reason()).containsOnly(Reason.JOURNAL_UNAVAILABLE);
        assertThat(script.journal.attempts()).as("not hammered").isLessThan(20);

        script.journal.repair();
        script.advance(Duration.ofMinutes(2));

        assertThat(script.permitted()).containsExactly(0, 1);
    }

    @Test
    void nothingIsPermittedBeforeTheJournalWasRead() {
        script.journal.breakDown();
        script.start().request(0);
        script.advance(Duration.ofMinutes(1));
        assertThat(script.permitted()).isEmpty();

        script.journal.repair();
        script.advance(Duration.ofMinutes(2));

        assertThat(script.permitted()).containsExactly(0);
    }

    @Test
    void aJournalThatNeverAnswersIsGivenUpAfterTenSeconds() {
        script.journal.stall();
        script.start().request(0);

        script.advance(Duration.ofSeconds(11));

        assertThat(script.permitted()).isEmpty();
        assertThat(script.delays()).extracting(delay -> delay.reason()).contains(Reason.JOURNAL_UNAVAILABLE);
    }

    @Test
    void whoGivesUpWhileItIsWrittenIsNotKept() {
        script.journal.stall();
        script.start().returns().request(0);
        script.cancel(0);

        script.journal.goOn();
        script.request(1);
        script.advance(Duration.ofSeconds(1));

        assertThat(script.permitted()).contains(1);
        assertThat(script.journal.entries()).isEmpty();
    }

    /** S29: in a running process a clock that jumps changes nothing; the next one takes what is dated ahead for new. */
    @Test
    void aClockThatJumpsChangesNothing() {
        script.start().request(0);
        script.jump(Duration.ofHours(1));
        script.request(1);
        script.jump(Duration.ofHours(-2));
        script.request(2);
        script.advance(Duration.ofSeconds(30));
        assertThat(script.permitted()).containsExactly(0, 1, 2);
        assertThat(script.gaps())
                .allSatisfy(gap -> assertThat(gap).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6)));

        script.restart(new SessionStartLimit(13, 13, DAY, 1)).request(3);
        script.advance(Duration.ofHours(20));

        assertThat(script.permitted())
                .as("3 of the day are used, 10 in reserve")
                .doesNotContain(3);
    }
}
