package dev.shard.tck.compression;

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
class CarelessCompressionTest {
    @ParameterizedTest
    @EnumSource
    void aBadHabitIsFoundByItsOwnRuleOnly(CompressionHabit habit) {
        ContractRun run = runOf(habit);

        assertThat(run.brokenRules()).as("%s", run.failures()).containsExactly(habit.rule());
    }

    @Test
    void everyRuleHasItsBadHabit() {
        assertThat(CompressionHabit.values())
                .extracting(CompressionHabit::rule)
                .containsAll(Rules.testable("compression", 'D'));
    }

    @Test
    void everyTestFindsSomebody() {
        Set<String> neverFailed =
                new TreeSet<>(runOf(CompressionHabit.values()[0]).tests());
        Arrays.stream(CompressionHabit.values())
                .forEach(habit -> neverFailed.removeAll(runOf(habit).failures().keySet()));

        assertThat(neverFailed).isEmpty();
    }

    private static ContractRun runOf(CompressionHabit habit) {
        return ContractRun.of(CarelessCompressionContract.class, habit);
    }
}
