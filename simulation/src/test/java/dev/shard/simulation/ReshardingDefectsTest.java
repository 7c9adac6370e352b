package dev.shard.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tests of resharding can fail: every one of {@link ReshardingDefect} is found by at least one of them. */
class ReshardingDefectsTest {
    private static final List<String> TESTS =
            List.of("dev.shard.fleet.ReshardingTest", "dev.shard.fleet.ReshardingGivenUpTest");

    private static final Map<ReshardingDefect, List<String>> FOUND_BY = new ConcurrentHashMap<>();

    /** All of them at once, since each is run by one thread. */
    @BeforeAll
    static void run() {
        Arrays.stream(ReshardingDefect.values())
                .parallel()
                .forEach(defect -> FOUND_BY.put(
                        defect,
                        TestRun.of(TESTS, PatchedClasses.with(defect.patches())).failed()));
        for (ReshardingDefect defect : ReshardingDefect.values()) {
            System.out.printf("simulation: %-26s %s%n", defect, FOUND_BY.get(defect));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyDefectIsFound(ReshardingDefect defect) {
        assertThat(FOUND_BY.get(defect)).isNotEmpty();
    }

    /** Otherwise it would not be the defect that is found. */
    @Test
    void withoutADefectNothingIsFound() {
        Patch nothing = Patch.of("shard-fleet", "fleet/GuildStream", "switched = true;", "switched = true;");

        TestRun run = TestRun.of(TESTS, PatchedClasses.with(List.of(nothing)));

        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).hasSizeGreaterThan(20);
    }
}
