package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** R4: what Discord says is left, and what we counted ourselves; the stricter decides. */
class DailyBudgetTest {
    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final long DAY = 24 * HOUR;

    private static DailyBudget budget(int total, int remaining, int reserve) {
        DailyBudget budget = new DailyBudget(reserve, 0);
        budget.set(total, remaining, Duration.ofHours(24), 0);
        return budget;
    }

    @Test
    void untilDiscordSaysOtherwiseADayHasItsOrdinaryThousand() {
        DailyBudget budget = new DailyBudget(0, 0);

        assertThat(budget.nanosUntilFree(DailyBudget.ORDINARY_TOTAL - 1, 0)).isZero();
        assertThat(budget.nanosUntilFree(DailyBudget.ORDINARY_TOTAL, HOUR)).isEqualTo(DAY);
        // The count begins anew a day after the start, not before.
        budget.use(0);
        assertThat(budget.nanosUntilFree(DailyBudget.ORDINARY_TOTAL - 1, DAY - 1))
                .isEqualTo(1);
    }

    @Test
    void exactlyTheReserveIsLeft() {
        DailyBudget budget = budget(100, 12, 10);

        assertThat(budget.nanosUntilFree(1, HOUR)).isZero();
        assertThat(budget.nanosUntilFree(2, HOUR)).isEqualTo(DAY - HOUR);
    }

    @Test
    void ourOwnCountDecidesWhenDiscordsDayHasJustBegun() {
        DailyBudget budget = budget(3, 3, 1);
        budget.use(HOUR);
        budget.use(2 * HOUR);
        budget.set(3, 3, Duration.ofHours(24), 3 * HOUR);

        assertThat(budget.nanosUntilFree(0, 3 * HOUR)).isEqualTo(HOUR + DAY - 3 * HOUR);
        assertThat(budget.nanosUntilFree(0, HOUR + DAY - 1)).isEqualTo(1);
        assertThat(budget.nanosUntilFree(0, HOUR + DAY)).isZero();
    }

    @Test
    void aDayThatHasPassedUnusedIsRenewedBeforeTheNextUse() {
        DailyBudget budget = budget(2, 1, 0);
        budget.use(DAY);

        assertThat(budget.nanosUntilFree(0, DAY)).isZero();
        assertThat(budget.nanosUntilFree(1, DAY)).isEqualTo(DAY);
    }

    @Test
    void severalDaysMayPassAtOnce() {
        DailyBudget budget = budget(5, 0, 0);

        assertThat(budget.nanosUntilFree(0, 3 * DAY + HOUR)).isZero();
        assertThat(budget.nanosUntilFree(5, 3 * DAY + HOUR)).isEqualTo(DAY);
    }

    @Test
    void aReserveAboveTheTotalLeavesNothing() {
        assertThat(budget(5, 5, 10).nanosUntilFree(0, HOUR)).isEqualTo(DAY);
    }
}
