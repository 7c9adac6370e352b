package dev.shard.tck.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A declared gap hides nothing but the failure that it explains. */
class KnownGapsTest {
    private static final LauncherConfig ALONE = LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .build();

    /** Named so that it is run from here only. */
    static class Declared {
        @RegisterExtension
        final KnownGaps gaps = new KnownGaps(Map.of(
                "fails", KnownGap.always("cannot"),
                "passes", KnownGap.always("no more"),
                "passesThisTime", KnownGap.sometimes("races"),
                "failsForOne(2)", KnownGap.always("cannot do 2")));

        @Test
        void fails() {
            throw new AssertionError("as declared");
        }

        @Test
        void passes() {}

        @Test
        void passesThisTime() {}

        @Test
        void failsUndeclared() {
            throw new AssertionError("not declared");
        }

        @ParameterizedTest(name = "failsForOne {0}")
        @ValueSource(ints = {1, 2})
        void failsForOne(int number) {
            assertThat(number).isLessThan(2);
        }
    }

    @Test
    void aDeclaredFailureIsAbortedAndEverythingElseIsWhatItWas() {
        assertThat(outcomes())
                .containsEntry("fails()", "ABORTED known gap: cannot")
                .containsEntry("passes()", "FAILED passes() passes, but is declared as a known gap: no more")
                .containsEntry("passesThisTime()", "SUCCESSFUL ")
                .containsEntry("failsUndeclared()", "FAILED not declared")
                .containsEntry("failsForOne 1", "SUCCESSFUL ")
                .containsEntry("failsForOne 2", "ABORTED known gap: cannot do 2");
    }

    private static Map<String, String> outcomes() {
        Map<String, String> outcomes = new TreeMap<>();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Declared.class))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build();
        LauncherFactory.create(ALONE).execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                String why = result.getThrowable().map(Throwable::getMessage).orElse("");
                outcomes.put(test.getDisplayName(), result.getStatus() + " " + why);
            }
        });
        return outcomes;
    }
}
