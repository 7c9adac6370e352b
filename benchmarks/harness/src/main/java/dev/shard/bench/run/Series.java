package dev.shard.bench.run;

import java.util.List;

/** What was measured several times, sorted; never empty. */
record Series(List<Double> values) {
    Series {
        values = values.stream().sorted().toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    double median() {
        int half = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(half) : (values.get(half - 1) + values.get(half)) / 2;
    }

    double min() {
        return values.get(0);
    }

    double max() {
        return values.get(values.size() - 1);
    }

    /** The same in a unit so many times as large. */
    Series over(double unit) {
        return new Series(values.stream().map(value -> value / unit).toList());
    }
}
