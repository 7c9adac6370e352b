package dev.shard.bench.run;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How much memory does a client take at most, while a consumer cannot keep up with 20,000 events per second for 5 s? */
final class Lag implements Group {
    private static final int PER_SECOND = 20_000;
    private static final int SECONDS = 5;
    private static final String PEAK = "peak resident bytes";
    private static final double MIB = 1 << 20;

    private final List<Contestant> contestants;

    Lag(List<Contestant> contestants) {
        this.contestants = contestants;
    }

    /** Ours and the peers. */
    static Lag ofEverybody() {
        return new Lag(List.of(Contestants.SHARD_LAGGING, Contestants.D4J_LAGGING, Contestants.JDA_LAGGING));
    }

    @Override
    public void run(Lab lab, Results results) throws Exception {
        for (int round = 0; round < lab.size().rounds(); round++) {
            for (Contestant contestant : contestants) {
                lab.serve("events paced 1 " + PER_SECOND + " " + PER_SECOND * SECONDS);
                try (JavaProcess process = lab.start(contestant)) {
                    process.ask("open 1");
                    TimeUnit.SECONDS.sleep(SECONDS);
                    results.add(contestant, PEAK, (double) process.peakResidentBytes());
                    process.ask("check");
                }
            }
        }
        results.header("client", "peak resident memory, MiB (range)");
        for (Contestant contestant : contestants) {
            Series peak = results.series(contestant, PEAK);
            results.row(
                    contestant.title(),
                    String.format(
                            Locale.ROOT,
                            "%.0f (%.0f to %.0f)",
                            peak.median() / MIB,
                            peak.min() / MIB,
                            peak.max() / MIB));
        }
        results.end();
        results.goals(List.of(Goal.atMost(
                "peak resident memory ÷ best peer's",
                results.ratioToLeast(
                        Contestants.SHARD_LAGGING, List.of(Contestants.D4J_LAGGING, Contestants.JDA_LAGGING), PEAK),
                1.0,
                Double.NaN)));
    }
}
