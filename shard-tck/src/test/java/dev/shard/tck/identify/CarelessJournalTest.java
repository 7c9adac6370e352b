package dev.shard.tck.identify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.tck.ContractRun;
import dev.shard.tck.Rules;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of the contract finds who breaks it, and suspects nobody else. */
class CarelessJournalTest {
    @ParameterizedTest
    @EnumSource
    void aBadHabitIsFoundByItsOwnRuleOnly(JournalHabit habit) {
        ContractRun run = runOf(habit);

        assertThat(run.brokenRules()).as("%s", run.failures()).containsExactly(habit.rule());
    }

    @Test
    void everyRuleHasItsBadHabit() {
        assertThat(JournalHabit.values()).extracting(JournalHabit::rule).containsAll(Rules.testable("identify", 'J'));
    }

    @Test
    void everyTestFindsSomebody() {
        Set<String> neverFailed = new TreeSet<>(runOf(JournalHabit.values()[0]).tests());
        Arrays.stream(JournalHabit.values())
                .forEach(habit -> neverFailed.removeAll(runOf(habit).failures().keySet()));

        assertThat(neverFailed).isEmpty();
    }

    private static ContractRun runOf(JournalHabit habit) {
        return ContractRun.of(CarelessJournalContract.class, habit);
    }
}
