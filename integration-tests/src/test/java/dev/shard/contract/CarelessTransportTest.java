package dev.shard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.tck.ContractRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules of the contract of transports find who breaks them, and suspect nobody else. */
class CarelessTransportTest {
    @ParameterizedTest
    @EnumSource
    void aBadHabitIsFoundByItsOwnRuleOnly(TransportHabit habit) {
        ContractRun run = ContractRun.of(CarelessTransportContract.class, habit);

        assertThat(run.brokenRules()).as("%s", run.failures()).containsExactly(habit.rule());
    }
}
