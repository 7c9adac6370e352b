package dev.shard.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One run of a contract's tests against a fake with a bad habit: which tests there were, and which of them failed. */
public final class ContractRun {
    private static final Map<Enum<?>, ContractRun> DONE = new ConcurrentHashMap<>();
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
        return DONE.computeIfAbsent(habit, key -> run(contract, key.name()));
    }

    private static ContractRun run(Class<?> contract, String habit) {
        var run = new ContractRun();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .configurationParameter(HabitOfTheRun.KEY, habit)
                .build();
        LauncherFactory.create(ALONE).execute(request, run.new Listener());
        if (run.tests.isEmpty()) {
            throw new AssertionError("no test in " + contract);
        }
        return run;
    }

    /** Names of the methods that ran. */
    public Set<String> tests() {
        return tests;
    }

    /** Names of the methods that failed, and why. */
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
            String name = identifier
                    .getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(source -> ((MethodSource) source).getMethodName())
                    .orElse("");
            if (!name.isEmpty()) {
                tests.add(name);
            }
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                failures.putIfAbsent(name, result.getThrowable().orElseThrow());
            }
        }
    }
}
