package dev.shard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.contract.ProxyHabit.Kind;
import dev.shard.tck.ContractRun;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each test of the proxies' contracts finds whom it is there for, and suspects nobody else. */
class CarelessProxyTest {
    @ParameterizedTest
    @EnumSource
    void aBadHabitIsFoundByItsTestsAndNoOther(ProxyHabit habit) {
        ContractRun run = ContractRun.of(habit.kind.contract, habit);

        assertThat(run.failures().keySet()).as("%s", run.failures()).isEqualTo(habit.tests);
    }

    @ParameterizedTest
    @EnumSource
    void everyTestFindsSomebody(Kind kind) {
        Set<String> neverFailed = new TreeSet<>();
        for (ProxyHabit habit : habits(kind)) {
            neverFailed.addAll(ContractRun.of(kind.contract, habit).tests());
        }
        for (ProxyHabit habit : habits(kind)) {
            neverFailed.removeAll(habit.tests);
        }

        assertThat(neverFailed).isEmpty();
    }

    private static List<ProxyHabit> habits(Kind kind) {
        return Arrays.stream(ProxyHabit.values())
                .filter(habit -> habit.kind == kind)
                .toList();
    }
}
