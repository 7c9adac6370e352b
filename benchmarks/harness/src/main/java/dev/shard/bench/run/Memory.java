package dev.shard.bench.run;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What does a shard weigh that has nothing to do but heartbeats? Each process has a heap that is resident from the start, so
 * that what connections add to the resident memory lies beside the heap; what they add to the live heap is added to it.
 */
final class Memory implements Group {
    private static final String RESIDENT = "resident bytes per shard of ";
    private static final String HEAP = "heap bytes per shard of ";
    private static final String THREADS = "threads added by ";
    private static final List<String> HEAP_OPTIONS =
            List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch");
    private static final int HEARTBEAT_MILLIS = 4_500;
    private static final int BATCH = 50;
    private static final double KIB = 1024;

    /** Whose TLS a client uses, if any. */
    private enum Tls {
        NONE(""),
        JDK(" with TLS of the JDK"),
        BORINGSSL(" with TLS of BoringSSL");

        private final String words;

        Tls(String words) {
            this.words = words;
        }
    }

    /** One client and how many shards it is given. */
    private record Case(Contestant contestant, Tls tls, List<Integer> shards) {
        String size(int count) {
            return count + tls.words;
        }
    }

    private final List<Case> cases;

    private Memory(List<Case> cases) {
        this.cases = cases;
    }

    /** Everybody, as far as it goes in reasonable time. */
    static Memory ofEverybody() {
        List<Integer> ours = List.of(50, 200, 1_000);
        List<Integer> peers = List.of(50, 200);
        return new Memory(List.of(
                new Case(Contestants.NETTY_FLOOR, Tls.NONE, ours),
                new Case(Contestants.SHARD, Tls.NONE, ours),
                new Case(Contestants.SHARD_ZSTD, Tls.NONE, List.of(200)),
                new Case(Contestants.SHARD, Tls.JDK, List.of(50, 200)),
                new Case(Contestants.SHARD, Tls.BORINGSSL, List.of(50, 200)),
                new Case(Contestants.SHARD_JAVAWS, Tls.NONE, peers),
                new Case(Contestants.D4J_RAW, Tls.NONE, peers),
                new Case(Contestants.JDA_LEAST, Tls.NONE, peers)));
    }

    @Override
    public void run(Lab lab, Results results) throws Exception {
        try (TlsFront tls = TlsFront.start(lab.gateway(), lab.logs())) {
            for (int round = 0; round < lab.size().weighings(); round++) {
                for (Case each : cases) {
                    for (int shards : each.shards()) {
                        weigh(lab, tls, each, shards, results);
                    }
                }
            }
        }
        table(results);
    }

    private static void weigh(Lab lab, TlsFront tls, Case each, int shards, Results results) throws Exception {
        lab.serve("idle idle");
        List<String> options = new ArrayList<>(HEAP_OPTIONS);
        options.addAll(tls.trustOptions());
        if (each.tls() == Tls.JDK) {
            options.add(TlsFront.WITHOUT_BORINGSSL);
        }
        URI gateway = each.tls() == Tls.NONE ? lab.gateway() : tls.gateway();
        try (JavaProcess process = lab.start(each.contestant(), gateway, options.toArray(String[]::new))) {
            String[] none = process.ask("weigh").split(" ");
            // The first shard brings the classes; what others add is what a shard weighs.
            process.ask("open 1");
            String[] one = process.ask("weigh").split(" ");
            long oneResident = process.statusBytes("VmRSS");
            for (int opened = 1; opened < shards; opened += BATCH) {
                process.ask("open " + Math.min(BATCH, shards - opened));
            }
            TimeUnit.MILLISECONDS.sleep(HEARTBEAT_MILLIS);
            String[] all = process.ask("weigh").split(" ");
            double heap = (Double.parseDouble(all[0]) - Double.parseDouble(one[0])) / (shards - 1);
            double beside = (double) (process.statusBytes("VmRSS") - oneResident) / (shards - 1);
            String size = each.size(shards);
            results.add(each.contestant(), RESIDENT + size, heap + beside);
            results.add(each.contestant(), HEAP + size, heap);
            results.add(each.contestant(), THREADS + size, Double.parseDouble(all[1]) - Double.parseDouble(none[1]));
        }
    }

    private void table(Results results) {
        results.header("client", "shards", "resident per shard, KiB (range)", "of it live heap, KiB", "threads added");
        for (Case each : cases) {
            for (int shards : each.shards()) {
                String size = each.size(shards);
                Series resident = results.series(each.contestant(), RESIDENT + size);
                results.row(
                        each.contestant().title(),
                        size,
                        String.format(
                                Locale.ROOT,
                                "%.1f (%.1f to %.1f)",
                                resident.median() / KIB,
                                resident.min() / KIB,
                                resident.max() / KIB),
                        String.format(
                                Locale.ROOT,
                                "%.1f",
                                results.series(each.contestant(), HEAP + size).median() / KIB),
                        String.format(
                                Locale.ROOT,
                                "%.0f",
                                results.series(each.contestant(), THREADS + size)
                                        .median()));
            }
        }
        results.end();
    }
}
