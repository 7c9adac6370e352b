package dev.shard.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shard.tck.ContractRun;
import dev.shard.tck.Rules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each rule of the contract of transports finds who breaks it, and suspects nobody else.
 *
 * <p>The second asks for every rule's habits and every other rule's tests. As a whole contract takes its time, half of the
 * rules are broken at once and the other half is tested: those whose numbers have some bit, and those which have not. Any
 * two numbers differ in a bit, so each rule's habits meet each other rule's tests.
 */
class CarelessTransportTest {
    /** Looks for another address of {@code localhost}, of which some machines have only one. */
    private static final String NEEDS_TWO_ADDRESSES = "t4_anotherAddressOfTheHostIsTriedWhenOneRefuses";

    private static final String PATIENCE = "shard.tck.patience.millis";
    private static final Map<TransportHabit, ContractRun> RUNS = new EnumMap<>(TransportHabit.class);

    @ParameterizedTest
    @EnumSource
    void aBadHabitIsFoundByItsRule(TransportHabit habit) throws UnknownHostException {
        assumeTrue(habit != TransportHabit.TAKES_THE_FIRST_ADDRESS_ONLY || hasTwoAddresses(), "one address");

        ContractRun run = runOf(habit);

        assertThat(run.brokenRules()).as("%s", run.failures()).containsExactly(habit.rule());
    }

    @ParameterizedTest
    @CsvSource({
        "1, true", "2, true", "4, true", "8, true", "16, true",
        "1, false", "2, false", "4, false", "8, false", "16, false"
    })
    void noOtherRuleSuspectsWhoHasBadHabits(int bit, boolean set) {
        Set<String> broken =
                rules().filter(rule -> (number(rule) & bit) != 0 == set).collect(Collectors.toSet());

        ContractRun run = ContractRun.of(
                CarelessTransportContract.class, String.join(" ", broken), tested -> !broken.contains(tested));

        assertThat(run.brokenRules()).as("%s", run.failures()).isSubsetOf(broken);
    }

    @Test
    void whatIsWatchedInEveryTestIsFoundInTestsOfOtherRules() {
        ContractRun run = ContractRun.of(CarelessTransportContract.class, "T15", "T19"::equals);

        assertThat(run.brokenRules()).as("%s", run.failures()).containsExactly("T15");
    }

    @Test
    void everyRuleHasItsBadHabit() {
        assertThat(rules()).containsExactlyElementsOf(Rules.testable("transport", 'T'));
    }

    @Test
    void everyTestFindsSomebody() throws UnknownHostException {
        Set<String> neverFailed = new TreeSet<>();
        for (TransportHabit habit : TransportHabit.values()) {
            neverFailed.addAll(runOf(habit).tests());
        }
        for (TransportHabit habit : TransportHabit.values()) {
            neverFailed.removeAll(runOf(habit).failures().keySet());
        }
        if (!hasTwoAddresses()) {
            neverFailed.remove(NEEDS_TWO_ADDRESSES);
        }

        assertThat(neverFailed).isEmpty();
    }

    private static Stream<String> rules() {
        return Arrays.stream(TransportHabit.values())
                .map(TransportHabit::rule)
                .distinct()
                .sorted();
    }

    private static int number(String rule) {
        return Integer.parseInt(rule.substring(1));
    }

    /** Of the tests of its rule. They are about to fail, for which they need not wait long. */
    private static ContractRun runOf(TransportHabit habit) {
        return RUNS.computeIfAbsent(habit, key -> {
            System.setProperty(PATIENCE, "1000");
            try {
                return ContractRun.of(CarelessTransportContract.class, habit.name(), habit.rule()::equals);
            } finally {
                System.clearProperty(PATIENCE);
            }
        });
    }

    private static boolean hasTwoAddresses() throws UnknownHostException {
        return InetAddress.getAllByName("localhost").length > 1;
    }
}
