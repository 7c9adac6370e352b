package dev.shard.bench.run;

import dev.shard.bench.client.Weight;
import dev.shard.bench.run.Scales.Reading;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What does a shard weigh that has nothing to do but heartbeats? Each process has a heap that is resident from the start, so
 * that what connections add to the resident memory lies beside the heap; what they add to the live heap is added to it.
 *
 * <p>What is not the shards' is kept out of the difference: many shards come and go before the first weighing, so that classes
 * are loaded and code is compiled; the second compiler is off, since it takes up to 20 MiB for a moment, whenever it likes;
 * and every weighing waits until the process has come to rest.
 */
final class Memory implements Group {
    private static final long HEAP_BYTES = 512L << 20;
    private static final List<String> OPTIONS =
            List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1");
    private static final List<Integer> SHARDS = List.of(1, 50, 200, 1_000);
    /** For who has no more than 500 connections by default, or six threads for each. */
    private static final List<Integer> FEWER = List.of(1, 50, 200);

    private static final int WARMING_SHARDS = 200;
    private static final int WARMINGS = 2;
    private static final int BATCH = 50;
    /** An interval of heartbeats, and so long that the JVM lets go of what its compilers worked with. */
    private static final int REST_MILLIS = 5_500;
    /** Fewer shards than these do not change what the process itself takes. */
    private static final int MANY = 200;

    private static final String SHORT = "idle";
    private static final String LONG = "idle-long";

    /** Whose TLS a client uses, if any. */
    enum Tls {
        NONE(""),
        JDK(", TLS of the JDK"),
        BORINGSSL(", TLS of BoringSSL");

        private final String words;

        Tls(String words) {
            this.words = words;
        }
    }

    /**
     * One client, what it connects to, and how many shards it is given.
     *
     * @param session kind of the session
     */
    record Case(Contestant contestant, String session, Tls tls, List<Integer> shards) {
        String title() {
            return contestant.title() + tls.words + (session.equals(SHORT) ? ", READY of 1 KiB" : "");
        }

        int most() {
            return shards.get(shards.size() - 1);
        }
    }

    private static final Case PLAIN = new Case(Contestants.SHARD, LONG, Tls.NONE, SHARDS);
    private static final Case SECURE = new Case(Contestants.SHARD, LONG, Tls.JDK, SHARDS);

    private final List<Case> cases;

    Memory(List<Case> cases) {
        this.cases = cases;
    }

    /** Everybody. */
    static Memory ofEverybody() {
        return new Memory(List.of(
                new Case(Contestants.NETTY_FLOOR, SHORT, Tls.NONE, SHARDS),
                new Case(Contestants.SHARD, SHORT, Tls.NONE, SHARDS),
                new Case(Contestants.NETTY_FLOOR, LONG, Tls.NONE, SHARDS),
                PLAIN,
                new Case(Contestants.SHARD_ZSTD, LONG, Tls.NONE, SHARDS),
                SECURE,
                new Case(Contestants.SHARD, LONG, Tls.BORINGSSL, SHARDS),
                new Case(Contestants.SHARD_JAVAWS, LONG, Tls.NONE, SHARDS),
                new Case(Contestants.D4J_RAW, LONG, Tls.NONE, FEWER),
                new Case(Contestants.JDA_LEAST, LONG, Tls.NONE, FEWER)));
    }

    @Override
    public void run(Lab lab, Results results) throws Exception {
        MemoryTables tables = new MemoryTables(results);
        try (TlsFront tls = TlsFront.start(lab.gateway(), lab.logs())) {
            for (int round = 0; round < lab.size().weighings(); round++) {
                for (Case each : cases) {
                    weigh(lab, tls, each, tables);
                }
            }
        }
        tables.write(cases);
        if (cases.containsAll(List.of(PLAIN, SECURE))) {
            tables.goals(PLAIN, SECURE);
        }
    }

    private static void weigh(Lab lab, TlsFront tls, Case each, MemoryTables tables) throws Exception {
        lab.serve(each.session() + " idle");
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(tls.trustOptions());
        if (each.tls() == Tls.JDK) {
            options.add(TlsFront.WITHOUT_BORINGSSL);
        }
        URI gateway = each.tls() == Tls.NONE ? lab.gateway() : tls.gateway();
        try (JavaProcess process = lab.start(each.contestant(), gateway, options.toArray(String[]::new))) {
            Weight alone = Weight.parse(process.ask("weigh"));
            for (int time = 0; time < WARMINGS; time++) {
                open(process, WARMING_SHARDS);
                process.ask("weigh");
                process.ask("disconnect");
            }
            TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
            Reading none = Scales.weigh(process);
            tables.note(each, 0, none, HEAP_BYTES);
            int opened = 0;
            for (int shards : each.shards()) {
                open(process, shards - opened);
                opened = shards;
                if (shards >= MANY) {
                    TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
                }
                Reading reading = Scales.weigh(process);
                lab.requireConnections(shards, each.contestant());
                tables.note(each, shards, reading, HEAP_BYTES);
                tables.noteAdded(each, shards, alone, none, reading);
            }
        }
    }

    private static void open(JavaProcess process, int shards) throws Exception {
        for (int opened = 0; opened < shards; opened += BATCH) {
            process.ask("open " + Math.min(BATCH, shards - opened));
        }
    }
}
