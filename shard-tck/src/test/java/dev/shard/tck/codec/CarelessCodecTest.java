package dev.shard.tck.codec;

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
class CarelessCodecTest {
    @ParameterizedTest
    @EnumSource
    void aBadHabitIsFoundByItsOwnRuleOnly(CodecHabit habit) {
        ContractRun run = runOf(habit);

        assertThat(run.brokenRules()).as("%s", run.failures()).containsExactly(habit.rule());
    }

    @Test
    void everyRuleHasItsBadHabit() {
        assertThat(CodecHabit.values()).extracting(CodecHabit::rule).containsAll(Rules.testable("codec", 'C'));
    }

    @Test
    void everyTestFindsSomebody() {
        Set<String> neverFailed = new TreeSet<>(runOf(CodecHabit.values()[0]).tests());
        Arrays.stream(CodecHabit.values())
                .forEach(habit -> neverFailed.removeAll(runOf(habit).failures().keySet()));

        assertThat(neverFailed).isEmpty();
    }

    private static ContractRun runOf(CodecHabit habit) {
        return ContractRun.of(CarelessCodecContract.class, habit);
    }
}
