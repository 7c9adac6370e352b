package dev.shard.bench.run;

import dev.shard.bench.client.Weight;
import dev.shard.bench.run.Memory.Case;
import dev.shard.bench.run.Scales.Reading;
import java.util.List;
import java.util.Locale;

/** What idle shards weigh, and what each weight was made of. */
final class MemoryTables {
    private static final String ADDED = "resident bytes per shard";
    private static final String ADDED_HEAP = "heap bytes per shard";
    private static final String THREADS = "threads added";
    private static final String PROCESS = "resident bytes without free heap";
    private static final String HEAP = "bytes of live heap";
    private static final String CODE = "bytes of code";
    private static final String CLASSES = "bytes of classes";
    private static final String FILES = "resident bytes of files";
    private static final String OTHER = "other resident bytes";
    private static final String RESTLESS = "bytes by which the last weighings differed";
    private static final double KIB = 1 << 10;
    private static final double MIB = 1 << 20;

    private final Results results;

    MemoryTables(Results results) {
        this.results = results;
    }

    /** Notes what a process weighs with so many shards. */
    void note(Case of, int shards, Reading reading, long heapBytes) {
        long beside = reading.besideHeap(heapBytes);
        long code = reading.weight().code();
        long classes = reading.weight().classes();
        addBytes(of, PROCESS, shards, beside + reading.weight().liveHeap());
        addBytes(of, HEAP, shards, reading.weight().liveHeap());
        addBytes(of, CODE, shards, code);
        addBytes(of, CLASSES, shards, classes);
        addBytes(of, FILES, shards, reading.mappedFiles());
        addBytes(of, OTHER, shards, beside - code - classes - reading.mappedFiles());
        addBytes(of, RESTLESS, shards, reading.restless());
    }

    /**
     * Notes what shards added.
     *
     * @param alone before there had been any shard
     * @param none before these shards
     */
    void noteAdded(Case of, int shards, Weight alone, Reading none, Reading reading) {
        double heap = (double) (reading.weight().liveHeap() - none.weight().liveHeap()) / shards;
        add(of, ADDED, shards, heap + (double) (reading.resident() - none.resident()) / shards);
        add(of, ADDED_HEAP, shards, heap);
        add(of, THREADS, shards, reading.weight().threads() - alone.threads());
    }

    private void add(Case of, String metric, int shards, double value) {
        results.add(of.contestant(), metric(of, metric, shards), value);
    }

    private void addBytes(Case of, String metric, int shards, long bytes) {
        add(of, metric, shards, (double) bytes);
    }

    private Series series(Case of, String metric, int shards) {
        return results.series(of.contestant(), metric(of, metric, shards));
    }

    private static String metric(Case of, String metric, int shards) {
        return String.join("; ", metric, of.session(), of.tls().name(), shards + " shards");
    }

    /** Appends both tables. */
    void write(List<Case> cases) {
        results.header("client", "shards", "resident per shard, KiB (range)", "of it live heap, KiB", "threads added");
        for (Case each : cases) {
            for (int shards : each.shards()) {
                results.row(
                        each.title(),
                        String.format(Locale.ROOT, "%,d", shards),
                        kib(series(each, ADDED, shards)),
                        kib(series(each, ADDED_HEAP, shards)),
                        String.format(
                                Locale.ROOT,
                                "%.0f",
                                series(each, THREADS, shards).median()));
            }
        }
        results.end();
        results.paragraph("Medians of what the processes weighed, in MiB, without the free part of the heap:");
        results.header(
                "client",
                "shards",
                "all",
                "live heap",
                "code",
                "classes",
                "files",
                "other",
                "last weighings differed by");
        for (Case each : cases) {
            parts(each, 0);
            parts(each, each.most());
        }
        results.end();
    }

    /** Appends what was to be reached, of the most shards. */
    void goals(Case plain, Case secure) {
        int most = plain.most();
        results.goals(List.of(
                Goal.atMost(
                        "resident per idle shard, KiB",
                        series(plain, ADDED, most).over(KIB),
                        70,
                        55),
                Goal.atMost(
                        "heap per idle shard, KiB",
                        series(plain, ADDED_HEAP, most).over(KIB),
                        8,
                        4),
                Goal.atMost(
                        "resident per idle shard with TLS, KiB",
                        series(secure, ADDED, most).over(KIB),
                        120,
                        Double.NaN),
                Goal.atMost("threads added, on one core", series(plain, THREADS, most), 3, Double.NaN)));
    }

    private void parts(Case each, int shards) {
        results.row(
                each.title(),
                String.format(Locale.ROOT, "%,d", shards),
                mib(each, PROCESS, shards),
                mib(each, HEAP, shards),
                mib(each, CODE, shards),
                mib(each, CLASSES, shards),
                mib(each, FILES, shards),
                mib(each, OTHER, shards),
                String.format(
                        Locale.ROOT, "%.2f", series(each, RESTLESS, shards).max() / MIB));
    }

    private String mib(Case each, String metric, int shards) {
        return String.format(Locale.ROOT, "%.1f", series(each, metric, shards).median() / MIB);
    }

    private static String kib(Series bytes) {
        return String.format(
                Locale.ROOT, "%.1f (%.1f to %.1f)", bytes.median() / KIB, bytes.min() / KIB, bytes.max() / KIB);
    }
}
