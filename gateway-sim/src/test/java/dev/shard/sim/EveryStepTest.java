package dev.shard.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.report.Violation;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The steps of the server's rules, and the tests named after them, are the same set. */
class EveryStepTest {
    private static final Pattern NAME = Pattern.compile("step(U?\\d+)_.*");

    private static Set<String> tested() {
        return Stream.of(
                        UpgradeStepsTest.class,
                        PayloadStepsTest.class,
                        IdentifyStepsTest.class,
                        ResumeStepsTest.class,
                        HeartbeatStepsTest.class,
                        RequestStepsTest.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .map(method -> NAME.matcher(method.getName()))
                .filter(Matcher::matches)
                .map(name -> name.group(1).replaceFirst("^0", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyStepHasATest() {
        Set<String> steps =
                IntStream.rangeClosed(1, 30).mapToObj(Integer::toString).collect(Collectors.toSet());
        steps.addAll(Set.of("U1", "U2", "U3"));

        assertThat(tested()).containsExactlyInAnyOrderElementsOf(steps);
    }

    @Test
    void everyViolationBelongsToAStep() {
        assertThat(tested())
                .containsAll(
                        Arrays.stream(Violation.values()).map(Violation::step).toList());
    }
}
