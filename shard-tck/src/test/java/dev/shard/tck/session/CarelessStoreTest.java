package dev.shard.tck.session;

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
class CarelessStoreTest {
    @ParameterizedTest
    @EnumSource
    void aBadHabitIsFoundByItsOwnRuleOnly(StoreHabit habit) {
        ContractRun run = runOf(habit);

        assertThat(run.brokenRules()).as("%s", run.failures()).containsExactly(habit.rule());
    }

    @Test
    void everyRuleHasItsBadHabit() {
        assertThat(StoreHabit.values()).extracting(StoreHabit::rule).containsAll(Rules.testable("session", 'S'));
    }

    @Test
    void everyTestFindsSomebody() {
        Set<String> neverFailed = new TreeSet<>(runOf(StoreHabit.values()[0]).tests());
        Arrays.stream(StoreHabit.values())
                .forEach(habit -> neverFailed.removeAll(runOf(habit).failures().keySet()));

        assertThat(neverFailed).isEmpty();
    }

    private static ContractRun runOf(StoreHabit habit) {
        return ContractRun.of(CarelessStoreContract.class, habit);
    }
}
