package dev.shard.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left of a failing script is what it takes to fail. */
class ShrinkerTest {
    private static final int MINUTES = 10;

    @Property(tries = 200)
    void exactlyWhatItTakesIsLeft(
            @ForAll @UniqueElements @Size(min = 1, max = 5) List<@IntRange(max = 299) Integer> culprits) {
        List<Integer> all = IntStream.range(0, 300).boxed().toList();

        List<Integer> left = Shrinker.shrink(all, fewer -> fewer.containsAll(culprits));

        assertThat(left).containsExactlyInAnyOrderElementsOf(culprits).isSorted();
    }

    @Test
    void whatFailsWithoutAnyStimulusIsLeftEmpty() {
        assertThat(Shrinker.shrink(List.of(1, 2, 3), fewer -> true)).isEmpty();
    }

    @Test
    void aLifeWithoutFailureIsNothingToShrink() {
        assertThatThrownBy(() -> Shrinker.shrink(Script.of(1, MINUTES)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seed 1 breaks no law");
    }

    /** One stimulus of hundreds: what the defect is about. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aDefectIsShrunkToTheStimuliThatShowIt() {
        PatchedClasses defective = PatchedClasses.with(Defect.SECOND_HELLO_AUTHENTICATES.patches());
        LongFunction<String> seeds = Seeds.of(defective, MINUTES);
        long failing = 1;
        while (seeds.apply(failing).isEmpty()) {
            failing++;
        }

        String shrunk = Seeds.shrunk(defective, MINUTES).apply(failing);

        assertThat(shrunk).startsWith("Script.of(" + failing + "L, 10, ").contains("Kind.SECOND_HELLO");
        assertThat(shrunk.lines().count()).isLessThanOrEqualTo(3);
    }

    @Test
    void aScriptIsPrintedAsTheCodeThatMakesIt() {
        Setting setting = new Setting(2, false, "none", 30000, 50, 1, 0, 1000, true, true, 0, 40, false, 30, 1000);
        Script script =
                Script.of(7, MINUTES, setting).at(1_500, Kind.RESET, 0, 0).at(61_000, Kind.CLOCK_JUMP, 1, -3_600_000);

        assertThat(script.asCode()).isEqualTo("""
                        Script.of(7L, 10, new Setting(2, false, "none", 30000, 50, 1, 0, 1000, true, true, 0, 40, false, 30, 1000))
                                .at(1_500, Kind.RESET, 0, 0)
                                .at(61_000, Kind.CLOCK_JUMP, 1, -3_600_000)""");
    }
}
