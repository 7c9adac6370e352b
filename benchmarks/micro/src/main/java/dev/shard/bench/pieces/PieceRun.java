package dev.shard.bench.pieces;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures the pieces with JMH and its allocation profiler; leaves {@code pieces.json} and {@code pieces.md}. */
public final class PieceRun {
    private static final String QUICK = "--quick";
    private static final int QUICK_FORKS = 1;
    private static final int QUICK_WARMUPS = 3;
    private static final int FORKS = 3;
    private static final int WARMUPS = 5;
    private static final int ITERATIONS = 5;
    private static final TimeValue TIME = TimeValue.seconds(1);

    private PieceRun() {}

    /** The benchmarks' folder, then {@code --quick} or not, then arguments of JMH, which go before what is chosen here. */
    public static void main(String[] args) throws Exception {
        List<String> words = new ArrayList<>(Arrays.asList(args).subList(1, args.length));
        boolean quick = words.remove(QUICK);
        Path results = Files.createDirectories(Path.of(args[0], "target", "results"));
        try {
            Options given = new CommandLineOptions(words.toArray(String[]::new));
            run(options(given, quick, results), results);
        } catch (CommandLineOptionException | NoBenchmarksException e) {
            end("JMH does not take " + words + ": " + e.getMessage());
        } catch (RunnerException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    private static void end(String why) {
        System.err.println("benchmarks: " + why);
        System.exit(1);
    }

    private static Options options(Options given, boolean quick, Path results) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(given)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(results.resolve("pieces.json").toString());
        if (!given.getForkCount().hasValue()) {
            options.forks(quick ? QUICK_FORKS : FORKS);
        }
        if (!given.getWarmupIterations().hasValue()) {
            options.warmupIterations(quick ? QUICK_WARMUPS : WARMUPS);
        }
        if (!given.getMeasurementIterations().hasValue()) {
            options.measurementIterations(ITERATIONS);
        }
        if (!given.getWarmupTime().hasValue()) {
            options.warmupTime(TIME);
        }
        if (!given.getMeasurementTime().hasValue()) {
            options.measurementTime(TIME);
        }
        return options.build();
    }

    private static void run(Options options, Path results) throws Exception {
        List<Piece> pieces = new Runner(options).run().stream().map(Piece::of).toList();
        List<String> table = new PieceTable(pieces).lines();
        Files.write(results.resolve("pieces.md"), table);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("\n## pieces\n");
        table.forEach(out::println);
    }
}
