package dev.shard.bench.run;

import java.util.Locale;

/**
 * A figure that is to be reached.
 *
 * @param aim what is hoped for beyond the goal; not a number where there is none
 * @param atMost whether less is better
 */
record Goal(String figure, Series measured, double goal, double aim, boolean atMost) {
    /** Of which there should be at least so much. */
    static Goal atLeast(String figure, Series measured, double goal, double aim) {
        return new Goal(figure, measured, goal, aim, false);
    }

    /** Of which there should be at most so much. */
    static Goal atMost(String figure, Series measured, double goal, double aim) {
        return new Goal(figure, measured, goal, aim, true);
    }

    /** By the median, as it was measured and not as it is printed. */
    String verdict() {
        if (reaches(aim)) {
            return "aim reached";
        }
        return reaches(goal) ? "reached" : "**missed**";
    }

    private boolean reaches(double bound) {
        return atMost ? measured.median() <= bound : measured.median() >= bound;
    }

    /** As a table has it. */
    String[] cells() {
        String range =
                String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", measured.median(), measured.min(), measured.max());
        String sign = atMost ? "≤ " : "≥ ";
        return new String[] {figure, range, sign + number(goal), Double.isNaN(aim) ? "" : sign + number(aim), verdict()
        };
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : String.valueOf(value);
    }
}
