package dev.shard.bench.run;

import dev.shard.bench.client.Measure;
import dev.shard.bench.load.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much does each client take in on one core? All processes live from beginning to end and take turns, round by round,
 * so that whatever else the machine does meets all of them.
 */
final class Throughput implements Group {
    private static final String EVENTS_PER_SECOND = "events per second";
    private static final String EVENTS_PER_CPU_SECOND = "events per CPU second";
    private static final String ALLOCATED = "bytes allocated per event";

    private final List<Contestant> contestants;

    Throughput(List<Contestant> contestants) {
        this.contestants = contestants;
    }

    @Override
    public void run(Lab lab, Results results) throws Exception {
        Map<Contestant, JavaProcess> processes = new LinkedHashMap<>();
        try {
            for (Contestant contestant : contestants) {
                processes.put(contestant, lab.start(contestant, "-Xms256m", "-Xmx1g"));
            }
            for (int round = -lab.size().warmups(); round < lab.size().rounds(); round++) {
                for (var each : processes.entrySet()) {
                    Measure measure = round(lab, each.getKey(), each.getValue());
                    if (round >= 0) {
                        note(results, each.getKey(), measure);
                    }
                }
            }
        } finally {
            for (JavaProcess process : processes.values()) {
                process.close();
            }
        }
        tables(lab, results);
    }

    private static Measure round(Lab lab, Contestant contestant, JavaProcess process) throws Exception {
        int events = lab.size().eventsFor(contestant);
        lab.serve("events blast " + events);
        return Measure.parse(process.ask("round " + events));
    }

    private static void note(Results results, Contestant contestant, Measure measure) {
        results.add(contestant, EVENTS_PER_SECOND, measure.events() / (measure.wallNanos() / 1e9));
        results.add(contestant, EVENTS_PER_CPU_SECOND, measure.events() / (measure.cpuNanos() / 1e9));
        results.add(contestant, ALLOCATED, (double) measure.allocatedBytes() / measure.events());
    }

    private void tables(Lab lab, Results results) throws Exception {
        Traffic.describe(lab.sessions(), results);
        Session session = Session.read(lab.sessions(), "events-json-zlib-stream");
        double payload =
                (double) session.payloadBytes(Session.GREETING, session.size()) / (session.size() - Session.GREETING);
        results.header(
                "client",
                "events/s",
                "range",
                "MB/s inflated",
                "CPU s per million events",
                "÷ bare `Inflater`, CPU (range)",
                "bytes allocated per event");
        for (Contestant contestant : contestants) {
            Series rate = results.series(contestant, EVENTS_PER_SECOND);
            results.row(
                    contestant.title(),
                    format("%,.0f", rate.median()),
                    format("%,.0f to %,.0f", rate.min(), rate.max()),
                    format("%.0f", rate.median() * payload / 1e6),
                    format(
                            "%.2f",
                            1e6
                                    / results.series(contestant, EVENTS_PER_CPU_SECOND)
                                            .median()),
                    ratio(results, contestant, Contestants.BARE_INFLATER, EVENTS_PER_CPU_SECOND),
                    format("%.0f", results.series(contestant, ALLOCATED).median()));
        }
        results.end();
        ratios(results);
        goals(results);
    }

    private void ratios(Results results) {
        results.header("ratio", "events/s", "events per CPU second");
        ratio(results, Contestants.NETTY_FLOOR, Contestants.BARE_INFLATER);
        ratio(results, Contestants.SHARD, Contestants.JDA_NORMAL);
        ratio(results, Contestants.DRAIN_ZLIB, Contestants.BARE_INFLATER);
        results.end();
    }

    private void ratio(Results results, Contestant dividend, Contestant divisor) {
        if (contestants.contains(dividend) && contestants.contains(divisor)) {
            results.row(
                    dividend.title() + " ÷ " + divisor.title(),
                    ratio(results, dividend, divisor, EVENTS_PER_SECOND),
                    ratio(results, dividend, divisor, EVENTS_PER_CPU_SECOND));
        }
    }

    private void goals(Results results) {
        List<Goal> goals = new ArrayList<>();
        goal(results, goals, Contestants.SHARD, Contestants.BARE_INFLATER, 0.85, 0.95);
        goal(results, goals, Contestants.SHARD_ZSTD, Contestants.BARE_ZSTD, 0.75, 0.90);
        goal(results, goals, Contestants.SHARD, Contestants.JDA_LEAST, 4.5, 5.5);
        goal(results, goals, Contestants.SHARD, Contestants.D4J_RAW, 1.8, 2.2);
        goal(results, goals, Contestants.SHARD, Contestants.D4J_DECODED, 6, 8);
        goal(results, goals, Contestants.SHARD_DECODING, Contestants.TREE_FLOOR, 0.90, 1.0);
        results.paragraph("Events per second:");
        results.goals(goals);
    }

    private void goal(
            Results results, List<Goal> goals, Contestant dividend, Contestant divisor, double goal, double aim) {
        if (contestants.contains(dividend) && contestants.contains(divisor)) {
            String figure = dividend.title() + " ÷ " + divisor.title();
            goals.add(Goal.atLeast(figure, results.ratio(dividend, divisor, EVENTS_PER_SECOND), goal, aim));
        }
    }

    private String ratio(Results results, Contestant dividend, Contestant divisor, String metric) {
        if (!contestants.contains(divisor)) {
            return "";
        }
        Series ratio = results.ratio(dividend, divisor, metric);
        return format("%.2f (%.2f to %.2f)", ratio.median(), ratio.min(), ratio.max());
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
