package dev.shard.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation can fail: every one of {@link Defect} is found by its laws, within 2,000 seeds. */
class DefectsTest {
    private static final int SEEDS = 2000;
    private static final int MINUTES = 10;

    private record Found(long seed, String failure) {}

    private static final ConcurrentMap<Defect, Found> FOUND = new ConcurrentHashMap<>();

    /** All of them at once, since each is found by one thread. */
    @BeforeAll
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    static void search() {
        Arrays.stream(Defect.values()).parallel().forEach(defect -> {
            LongFunction<String> seeds = Seeds.of(PatchedClasses.with(defect.patches()), MINUTES);
            for (long seed = 1; seed <= SEEDS && !FOUND.containsKey(defect); seed++) {
                String failure = seeds.apply(seed);
                if (!failure.isEmpty()) {
                    FOUND.put(defect, new Found(seed, failure));
                }
            }
        });
        report();
    }

    private static void report() {
        Map<Defect, Found> sorted = new LinkedHashMap<>();
        for (Defect defect : Defect.values()) {
            if (FOUND.containsKey(defect)) {
                sorted.put(defect, FOUND.get(defect));
            }
        }
        sorted.forEach((defect, found) ->
                System.out.printf("simulation: %-30s seed %4d  %s%n", defect, found.seed(), found.failure()));
    }

    @ParameterizedTest
    @EnumSource
    void everyDefectIsFound(Defect defect) {
        assertThat(FOUND).as("what %d seeds found", SEEDS).containsKey(defect);
    }

    /** Otherwise it would not be the defect that is found. */
    @Test
    void theSeedsThatFindDefectsFindNothingElsewhere() {
        Set<Long> seeds = FOUND.values().stream().map(Found::seed).collect(Collectors.toSet());

        List<Long> failing = seeds.stream()
                .filter(seed -> Script.drawn(seed, MINUTES).failure() != null)
                .toList();

        assertThat(failing).isEmpty();
    }
}
