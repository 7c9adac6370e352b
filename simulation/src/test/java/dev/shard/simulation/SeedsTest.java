package dev.shard.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * All laws of the design, in the lives of many seeds, and every row of the transition table: R1 to R13, R15 to R18, R20.
 *
 * <p>A longer run: {@code -Dshard.simulation.seeds=100000}; another one: {@code -Dshard.simulation.first=2001}; longer
 * lives: {@code -Dshard.simulation.minutes=60}. A seed that fails is printed with the short script that fails as well; put
 * it into {@link KeptScriptsTest}.
 */
class SeedsTest {
    private static final int USUAL = 2000;
    private static final int ROWS = 64;

    private final long first = Long.getLong("shard.simulation.first", 1);
    private final int count = Integer.getInteger("shard.simulation.seeds", USUAL);
    private final int minutes = Integer.getInteger("shard.simulation.minutes", 10);

    @Test
    @Timeout(value = Integer.MAX_VALUE)
    void noLawIsBrokenAndEveryRowIsTaken() {
        LongFunction<String> seeds = Seeds.of(PatchedClasses.with(List.of(RowTap.PATCH)), minutes);
        ConcurrentSkipListMap<Long, String> failures = new ConcurrentSkipListMap<>();
        long begin = System.nanoTime();

        LongStream.range(first, first + count).parallel().forEach(seed -> {
            String failure = seeds.apply(seed);
            if (!failure.isEmpty()) {
                failures.put(seed, failure);
            }
        });

        BitSet rows = rows(seeds);
        System.out.printf(
                "simulation: seeds %d to %d of %d virtual minutes in %.1f s, %d of %d rows taken, %d failed%n",
                first,
                first + count - 1,
                minutes,
                (System.nanoTime() - begin) / 1e9,
                rows.cardinality(),
                ROWS,
                failures.size());
        assertThat(failures).as(() -> shrunk(failures)).isEmpty();
        if (count >= USUAL) {
            assertThat(rows.stream()).as("rows taken").containsExactlyElementsOf(allRows());
        }
    }

    private static BitSet rows(Object seeds) {
        return (BitSet) ((Supplier<?>) seeds).get();
    }

    private static List<Integer> allRows() {
        return IntStream.rangeClosed(1, ROWS).boxed().toList();
    }

    /** The first failing seed, in short. */
    private String shrunk(ConcurrentSkipListMap<Long, String> failures) {
        if (failures.isEmpty()) {
            return "no failures";
        }
        Script script = Shrinker.shrink(Script.drawn(failures.firstKey(), minutes));
        Life life = new Life(script, new Trace(true));
        List<String> trace = life.trace().lines();
        return "replay it with -Dshard.simulation.seeds=1 -Dshard.simulation.first=" + failures.firstKey()
                + "\nin short:\n" + script.asCode() + "\nwhich ends with\n"
                + String.join("\n", trace.subList(Math.max(0, trace.size() - 40), trace.size()));
    }
}
