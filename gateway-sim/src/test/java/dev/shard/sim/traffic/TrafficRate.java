package dev.shard.sim.traffic;

import java.util.function.LongToIntFunction;

/** Answers: how many events a second does one core make? Run its main method; a round takes about two seconds. */
final class TrafficRate {
    private static final int EVENTS = 500_000;

    private TrafficRate() {}

    public static void main(String[] args) {
        for (int round = 1; round <= 5; round++) {
            var generator = TrafficGenerator.seeded(round, Fixture.THOUSAND_GUILDS);
            measure("generator, fields", i -> generator.next().data().size());
            measure("generator, bytes", i -> Fixture.bytes(generator.next()).length);
        }
        TrafficPool pool = TrafficPool.of(TrafficGenerator.seeded(0, Fixture.THOUSAND_GUILDS), 4096);
        measure("pool, bytes", i -> pool.jsonAt(i).length);
    }

    private static void measure(String what, LongToIntFunction source) {
        long start = System.nanoTime();
        long sum = 0;
        for (int i = 0; i < EVENTS; i++) {
            sum += source.applyAsInt(i);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%-18s %,13.0f events/s, %d each%n", what, EVENTS / seconds, sum / EVENTS);
    }
}
