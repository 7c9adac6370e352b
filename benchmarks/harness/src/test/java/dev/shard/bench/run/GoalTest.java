package dev.shard.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {
    @Test
    void theMedianDecides() {
        assertThat(ratio(0.96).verdict()).isEqualTo("aim reached");
        assertThat(ratio(0.85).verdict()).isEqualTo("reached");
        assertThat(ratio(0.8499).verdict()).isEqualTo("**missed**");
    }

    @Test
    void lessIsBetterWhereThereIsAMost() {
        Series kib = new Series(List.of(60.0, 69.0, 90.0));

        assertThat(Goal.atMost("resident", kib, 70, 55).verdict()).isEqualTo("reached");
        assertThat(Goal.atMost("resident", kib, 68, Double.NaN).verdict()).isEqualTo("**missed**");
    }

    @Test
    void aRowSaysWhatWasMeasuredAndWhatItShouldBe() {
        assertThat(ratio(0.9).cells()).containsExactly("ratio", "0.90 (0.50 to 2.00)", "≥ 0.85", "≥ 0.95", "reached");
        assertThat(Goal.atMost("threads", new Series(List.of(2.0)), 3, Double.NaN)
                        .cells())
                .containsExactly("threads", "2.00 (2.00 to 2.00)", "≤ 3", "", "reached");
    }

    private static Goal ratio(double median) {
        return Goal.atLeast("ratio", new Series(List.of(0.5, median, 2.0)), 0.85, 0.95);
    }
}
