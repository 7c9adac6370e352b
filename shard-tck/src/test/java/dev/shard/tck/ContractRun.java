package dev.shard.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One run of a contract's tests against a fake with a bad habit: which tests there were, and which of them failed. */
public final class ContractRun {
    private static final Map<List<Object>, ContractRun> DONE = new ConcurrentHashMap<>();
    private static final Pattern RULE = Pattern.compile("\\b[A-Z]\\d+(?=: )");
    private static final LauncherConfig ALONE = LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .build();

    private final Set<String> tests = new TreeSet<>();
    private final Map<String, Throwable> failures = new ConcurrentHashMap<>();

    private ContractRun() {}

    /**
     * The run of a habit, which happens once.
     *
     * @param contract its constructor takes the habit, by {@link HabitOfTheRun}
     */
    public static ContractRun of(Class<?> contract, Enum<?> habit) {
        return DONE.computeIfAbsent(List.of(contract, habit), key -> run(contract, habit.name(), rule -> true));
    }

    /**
     * A run of the tests of some rules.
     *
     * @param contract its constructor takes the habit's name, by {@link HabitOfTheRun}
     */
    public static ContractRun of(Class<?> contract, String habit, Predicate<String> rules) {
        return run(contract, habit, rules);
    }

    private static ContractRun run(Class<?> contract, String habit, Predicate<String> rules) {
        var run = new ContractRun();
        PostDiscoveryFilter wanted = test -> FilterResult.includedIf(
                methodOf(test.getSource()).map(Rules::ofTest).filter(rules).isPresent());
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .filters(EngineFilter.includeEngines("junit-jupiter"), wanted)
                .configurationParameter(HabitOfTheRun.KEY, habit)
                .build();
        LauncherFactory.create(ALONE).execute(request, run.new Listener());
        if (run.tests.isEmpty()) {
            throw new AssertionError("no test in " + contract);
        }
        return run;
    }

    private static Optional<String> methodOf(Optional<TestSource> test) {
        return test.filter(MethodSource.class::isInstance).map(source -> ((MethodSource) source).getMethodName());
    }

    /** Names of the methods that ran. */
    public Set<String> tests() {
        return tests;
    }

    /** Names of the methods that failed, and why; of what a class watches in all of its tests, the rule's number. */
    public Map<String, Throwable> failures() {
        return failures;
    }

    /** Numbers of the rules whose tests failed. */
    public Set<String> brokenRules() {
        return failures.keySet().stream().map(Rules::ofTest).collect(Collectors.toCollection(TreeSet::new));
    }

    private final class Listener implements TestExecutionListener {
        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            Optional<String> method = methodOf(identifier.getSource());
            method.ifPresent(tests::add);
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                Throwable failure = result.getThrowable().orElseThrow();
                method.map(Set::of)
                        .orElseGet(() -> rulesIn(String.valueOf(failure.getMessage())))
                        .forEach(name -> failures.putIfAbsent(name, failure));
            }
        }

        private Set<String> rulesIn(String message) {
            Set<String> rules =
                    RULE.matcher(message).results().map(MatchResult::group).collect(Collectors.toSet());
            return rules.isEmpty() ? Set.of(message) : rules;
        }
    }
}
