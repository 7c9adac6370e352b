package dev.shard.bench.pieces;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one operation took.
 *
 * @param name of the benchmark: class and method
 * @param parameters by name
 * @param nanos per operation, in the mean
 * @param error half of the interval that has the true mean in it with 99.9 %; not a number if there was one iteration only
 * @param allocatedBytes per operation
 */
record Piece(String name, Map<String, String> parameters, double nanos, double error, double allocatedBytes) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final String SUFFIX = "Benchmark";

    Piece {
        parameters = new TreeMap<>(parameters);
    }

    /** From what JMH measured, which has to be an average time in nanoseconds. */
    static Piece of(RunResult run) {
        Result<?> time = run.getPrimaryResult();
        if (!time.getScoreUnit().equals("ns/op")) {
            throw new IllegalArgumentException("measured in " + time.getScoreUnit() + " in place of ns/op");
        }
        Map<String, String> parameters = new TreeMap<>();
        for (String key : run.getParams().getParamsKeys()) {
            parameters.put(key, run.getParams().getParam(key));
        }
        return new Piece(
                name(run.getParams().getBenchmark()),
                parameters,
                time.getScore(),
                time.getScoreError(),
                allocated(run.getSecondaryResults()));
    }

    private static String name(String benchmark) {
        String[] parts = benchmark.split("\\.");
        String type = parts[parts.length - 2];
        return type.substring(0, type.length() - SUFFIX.length()) + "." + parts[parts.length - 1];
    }

    @SuppressWarnings("rawtypes") // As JMH declares it.
    private static double allocated(Map<String, Result> secondary) {
        return secondary.entrySet().stream()
                .filter(each -> each.getKey().endsWith(ALLOCATED))
                .mapToDouble(each -> each.getValue().getScore())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the allocation profiler did not run"));
    }

    /** Whether the other is the bare library with the same parameters. */
    boolean isBesideBare(Piece other) {
        return other.name.equals(name.replaceFirst("\\..*", ".bare")) && other.parameters.equals(parameters);
    }

    /** The parameters as a table has them. */
    String with() {
        List<String> words = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .toList();
        return String.join(", ", words);
    }
}
