package dev.shard.bench.run;

/**
 * How much is measured.
 *
 * @param events of a session, and of a round of who is fast; others get a quarter
 * @param warmups rounds that are not counted
 * @param rounds rounds that are
 * @param seconds of a paced run
 * @param weighings of idle shards, which vary little
 */
record Size(int events, int warmups, int rounds, int seconds, int weighings) {
    /** All groups in a few hours on a quiet machine. */
    static final Size FULL = new Size(120_000, 8, 21, 20, 5);
    /** All groups within 20 minutes. */
    static final Size QUICK = new Size(120_000, 4, 5, 3, 1);

    int eventsFor(Contestant contestant) {
        return contestant.fast() ? events : events / 4;
    }
}
