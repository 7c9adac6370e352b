package dev.shard.bench.run;

import dev.shard.bench.client.Measure;
import dev.shard.bench.load.Session;
import dev.shard.bench.session.SessionFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How does the cost grow with shards, with the size of payloads, with listeners? A table and a picture for each. */
final class Curves implements Group {
    private static final int[] SHARDS = {1, 10, 100, 1_000};
    private static final int PER_SECOND = 10_000;
    private static final int[] PAYLOAD_BYTES = {100, 1_000, 10_000, 100_000, 1_000_000, 2_000_000};
    private static final int BYTES_OF_A_ROUND = 60_000_000;
    private static final int MOST_EVENTS = 60_000;
    private static final int[] LISTENERS = {1, 2, 5, 10, 20, 50};

    @Override
    public void run(Lab lab, Results results) throws Exception {
        Path pictures = Files.createDirectories(lab.results());
        Map<Double, Series> shards = new TreeMap<>();
        for (int count : SHARDS) {
            shards.put((double) count, shards(lab, count, results));
        }
        publish(results, pictures, new Chart("shards", "shards", "CPU µs per event", shards));
        Map<Double, Series> payloads = new TreeMap<>();
        for (int bytes : PAYLOAD_BYTES) {
            payloads.put((double) bytes, payloads(lab, bytes, results));
        }
        publish(results, pictures, new Chart("payloads", "bytes of a payload", "CPU ns per byte", payloads));
        Map<Double, Series> listeners = new TreeMap<>();
        for (int count : LISTENERS) {
            listeners.put((double) count, listeners(lab, count, results));
        }
        publish(results, pictures, new Chart("listeners", "listeners", "CPU µs per event", listeners));
    }

    /** The same traffic, 10,000 events of one size per second, dealt to so many shards. */
    private static Series shards(Lab lab, int count, Results results) throws Exception {
        int events = PER_SECOND * lab.size().seconds() / 10_000 * 10_000;
        String kind = SessionFiles.prepareSized(lab.sessions(), MOST_EVENTS, PAYLOAD_BYTES[1], "zlib-stream");
        try (JavaProcess process = lab.start(Contestants.SHARD, "-Xms256m", "-Xmx1g")) {
            for (int round = -1; round < lab.size().rounds() / 2; round++) {
                lab.serve(kind + " paced " + count + " " + PER_SECOND + " " + events);
                String answer = process.ask(
                        "arrivals " + count + " " + events + " " + lab.logs().resolve("arrivals"));
                if (round >= 0) {
                    note(results, "CPU µs per event, shards=" + count, Measure.parse(answer), events * 1e3);
                }
            }
        }
        return results.series(Contestants.SHARD, "CPU µs per event, shards=" + count);
    }

    private static Series payloads(Lab lab, int bytes, Results results) throws Exception {
        int events = Math.min(MOST_EVENTS, BYTES_OF_A_ROUND / bytes);
        String kind = SessionFiles.prepareSized(lab.sessions(), events, bytes, "zlib-stream");
        Session session = Session.read(lab.sessions(), kind + "-json-zlib-stream");
        double inflated = session.payloadBytes(Session.GREETING, session.size());
        rounds(lab, Contestants.SHARD, kind, events, results, "CPU ns per byte, payload=" + bytes, inflated);
        return results.series(Contestants.SHARD, "CPU ns per byte, payload=" + bytes);
    }

    private static Series listeners(Lab lab, int count, Results results) throws Exception {
        int events = lab.size().events();
        Contestant contestant = Contestant.shardWithListeners(count);
        rounds(lab, contestant, "events", events, results, "CPU µs per event, listeners=" + count, events * 1e3);
        return results.series(Contestants.SHARD, "CPU µs per event, listeners=" + count);
    }

    private static void rounds(
            Lab lab, Contestant contestant, String kind, int events, Results results, String metric, double units)
            throws IOException, InterruptedException {
        try (JavaProcess process = lab.start(contestant, "-Xms256m", "-Xmx1g")) {
            for (int round = -lab.size().warmups(); round < lab.size().rounds(); round++) {
                lab.serve(kind + " blast " + events);
                Measure measure = Measure.parse(process.ask("round " + events));
                if (round >= 0) {
                    note(results, metric, measure, units);
                }
            }
        }
    }

    private static void note(Results results, String metric, Measure measure, double units) {
        results.add(Contestants.SHARD, metric, measure.cpuNanos() / units);
    }

    private static void publish(Results results, Path pictures, Chart chart) throws IOException {
        Files.writeString(pictures.resolve("curve-" + chart.name() + ".svg"), chart.svg());
        results.paragraph("![" + chart.y() + " by " + chart.x() + "](curve-" + chart.name() + ".svg)");
        results.header(chart.x(), chart.y() + " (range)");
        chart.points()
                .forEach((x, y) -> results.row(
                        String.format(Locale.ROOT, "%,.0f", x),
                        String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", y.median(), y.min(), y.max())));
        results.end();
    }
}
