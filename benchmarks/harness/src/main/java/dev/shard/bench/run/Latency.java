package dev.shard.bench.run;

import dev.shard.bench.client.Measure;
import dev.shard.bench.load.Plan;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How long from the moment at which the server was to write an event to the listener? Events are due at fixed moments,
 * whatever becomes of those before, so nothing is omitted when a client stalls; both clocks are the system's monotonic one.
 */
final class Latency implements Group {
    private static final int[] RATES = {2_000, 20_000};
    private static final double[] PERCENTILES = {50, 99, 99.9};
    private static final String CPU = "CPU seconds per million events at ";
    private static final double MICROS = 1_000;

    private final List<Contestant> contestants;

    Latency(List<Contestant> contestants) {
        this.contestants = contestants;
    }

    /** Ours and the peers. */
    static Latency ofEverybody() {
        return new Latency(List.of(
                Contestants.NETTY_FLOOR,
                Contestants.SHARD,
                Contestants.SHARD_ZSTD,
                Contestants.SHARD_JAVAWS,
                Contestants.D4J_RAW,
                Contestants.D4J_DECODED,
                Contestants.JDA_LEAST));
    }

    @Override
    public void run(Lab lab, Results results) throws Exception {
        Map<Contestant, JavaProcess> processes = new LinkedHashMap<>();
        try {
            for (Contestant contestant : contestants) {
                JavaProcess process = lab.start(contestant, "-Xms256m", "-Xmx1g");
                processes.put(contestant, process);
                warmUp(lab, contestant, process);
            }
            for (int round = 0; round < lab.size().rounds(); round++) {
                for (int rate : RATES) {
                    for (var each : processes.entrySet()) {
                        round(lab, each.getKey(), each.getValue(), rate, results);
                    }
                }
            }
        } finally {
            for (JavaProcess process : processes.values()) {
                process.close();
            }
        }
        table(results);
        goal(results);
    }

    private static void warmUp(Lab lab, Contestant contestant, JavaProcess process) throws IOException {
        int events = lab.size().eventsFor(contestant);
        for (int round = 0; round < lab.size().warmups(); round++) {
            lab.serve("events blast " + events);
            process.ask("round " + events);
        }
    }

    private static void round(Lab lab, Contestant contestant, JavaProcess process, int rate, Results results)
            throws IOException {
        int events = Math.min(rate * lab.size().seconds(), lab.size().events());
        lab.serve("events paced 1 " + rate + " " + events);
        Path moments = lab.logs().resolve("arrivals");
        Measure measure = Measure.parse(process.ask("arrivals 1 " + events + " " + moments));
        results.add(contestant, CPU + rate, measure.cpuNanos() / 1e3 / events);
        Histogram histogram = histogram(moments, new Plan.Paced(1, rate, events), lab.startedNanos());
        for (double percentile : PERCENTILES) {
            results.add(contestant, metric(percentile, rate), histogram.getValueAtPercentile(percentile) / MICROS);
        }
    }

    private static Histogram histogram(Path moments, Plan.Paced plan, long startedNanos) throws IOException {
        Histogram histogram = new Histogram(3);
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(moments)))) {
            for (int i = 0; i < plan.events(); i++) {
                long arrived = in.readLong();
                if (arrived != 0) {
                    histogram.recordValue(Math.max(0, arrived - plan.dueNanos(startedNanos, i)));
                }
            }
        }
        // JDA raises no raw event for a few types, interactions among them; more than these few were lost.
        if (histogram.getTotalCount() < plan.events() * 9L / 10) {
            throw new IOException(
                    "%d of %d events have a moment of arrival".formatted(histogram.getTotalCount(), plan.events()));
        }
        return histogram;
    }

    private static String metric(double percentile, int rate) {
        return "p" + percentile + " in µs at " + rate;
    }

    private void table(Results results) {
        for (int rate : RATES) {
            results.paragraph(String.format(Locale.ROOT, "At %,d events per second:", rate));
            results.header(
                    "client", "p50, µs (range)", "p99, µs (range)", "p99.9, µs (range)", "CPU s per million events");
            for (Contestant contestant : contestants) {
                results.row(
                        contestant.title(),
                        cell(results.series(contestant, metric(50, rate))),
                        cell(results.series(contestant, metric(99, rate))),
                        cell(results.series(contestant, metric(99.9, rate))),
                        String.format(
                                Locale.ROOT,
                                "%.2f",
                                results.series(contestant, CPU + rate).median()));
            }
            results.end();
        }
    }

    private static void goal(Results results) {
        results.goals(List.of(Goal.atMost(
                "p50 at 2,000 events per second ÷ best peer's",
                results.ratioToLeast(
                        Contestants.SHARD,
                        List.of(Contestants.D4J_RAW, Contestants.D4J_DECODED, Contestants.JDA_LEAST),
                        metric(PERCENTILES[0], RATES[0])),
                1.0,
                0.8)));
    }

    private static String cell(Series series) {
        return String.format(Locale.ROOT, "%,.0f (%,.0f to %,.0f)", series.median(), series.min(), series.max());
    }
}
