package dev.shard.simulation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What came of tests.
 *
 * @param passed their names
 * @param failed the names of those that failed
 */
record TestRun(List<String> passed, List<String> failed) {
    private static final LauncherConfig NOBODY_ELSE_LISTENS = LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .build();

    /** Runs all tests of some classes, by name, as a loader has them. */
    static TestRun of(List<String> testClasses, ClassLoader loader) {
        List<DiscoverySelector> selectors = new ArrayList<>();
        testClasses.forEach(name -> selectors.add(selectClass(loader, name)));
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build();
        TestRun run = new TestRun(new ArrayList<>(), new ArrayList<>());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Where codecs and compressions are looked for.
        thread.setContextClassLoader(loader);
        try {
            LauncherFactory.create(NOBODY_ELSE_LISTENS).execute(request, run.listener());
        } finally {
            thread.setContextClassLoader(before);
        }
        return run;
    }

    private TestExecutionListener listener() {
        return new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                boolean well = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
                if (test.isTest() || !well) {
                    (well ? passed : failed).add(test.getDisplayName());
                }
            }
        };
    }
}
