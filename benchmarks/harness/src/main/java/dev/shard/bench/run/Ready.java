package dev.shard.bench.run;

import java.util.List;
import java.util.Locale;

/** How long until 200 shards are ready, if nobody limits how many identify at once? Each time in a fresh process. */
final class Ready implements Group {
    private static final int SHARDS = 200;
    private static final String MILLIS = "milliseconds until all are ready";
    private static final double NANOS_PER_MILLI = 1e6;

    private final List<Contestant> contestants;

    Ready(List<Contestant> contestants) {
        this.contestants = contestants;
    }

    /** Ours and the peers. */
    static Ready ofEverybody() {
        return new Ready(
                List.of(Contestants.NETTY_FLOOR, Contestants.SHARD, Contestants.D4J_RAW, Contestants.JDA_LEAST));
    }

    @Override
    public void run(Lab lab, Results results) throws Exception {
        for (int round = 0; round < lab.size().rounds(); round++) {
            for (Contestant contestant : contestants) {
                lab.serve("idle idle");
                try (JavaProcess process = lab.start(contestant, "-Xms256m", "-Xmx1g")) {
                    // One before, so that no client is charged for the loading of its classes.
                    process.ask("open 1");
                    double nanos = Double.parseDouble(process.ask("open " + SHARDS));
                    results.add(contestant, MILLIS, nanos / NANOS_PER_MILLI);
                }
            }
        }
        results.header(
                "client", "until " + SHARDS + " shards are ready, ms (range)", "÷ " + Contestants.NETTY_FLOOR.title());
        for (Contestant contestant : contestants) {
            Series millis = results.series(contestant, MILLIS);
            results.row(
                    contestant.title(),
                    String.format(Locale.ROOT, "%,.0f (%,.0f to %,.0f)", millis.median(), millis.min(), millis.max()),
                    String.format(
                            Locale.ROOT,
                            "%.2f",
                            results.ratio(contestant, Contestants.NETTY_FLOOR, MILLIS)
                                    .median()));
        }
        results.end();
        results.goals(List.of(Goal.atMost(
                "time until " + SHARDS + " shards are ready ÷ " + Contestants.NETTY_FLOOR.title(),
                results.ratio(Contestants.SHARD, Contestants.NETTY_FLOOR, MILLIS),
                1.2,
                Double.NaN)));
    }
}
