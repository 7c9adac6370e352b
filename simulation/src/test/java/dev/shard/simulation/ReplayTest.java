package dev.shard.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** R20: a seed tells the whole life, on whatever JVM. */
class ReplayTest {
    private static final int MINUTES = 10;

    /**
     * Seeds, and what their traces come to. A change of the client, or of the simulation, may change them; then they are
     * renewed with the numbers that the failing test prints, and the same numbers must come out on every JDK.
     */
    private static final long[][] TRACES = {
        {1, 4573523103367908766L},
        {2, -6913584195581031461L},
        {3, 6548778341993589092L},
        {5, -8288422500957411853L},
        {9, -7916765068741444781L},
        {11, 5415736512725267675L},
        {14, -1477384695112591479L},
        {15, -392115668820120200L},
        {20, 7344857921589234991L},
        {21, -5006529821737451784L},
        {27, -6459640065680652876L}
    };

    @BeforeAll
    static void quiet() {
        LogWatch.install();
    }

    @Test
    void seedsReplayToTheSameTraceOnEveryJdk() {
        long[][] now = seeds().mapToObj(seed -> new long[] {seed, hash(seed)}).toArray(long[][]::new);

        assertThat(now)
                .as(() -> "now they are "
                        + Arrays.deepToString(now).replace('[', '{').replace("]", "L}"))
                .isDeepEqualTo(TRACES);
    }

    private static LongStream seeds() {
        return Arrays.stream(TRACES).mapToLong(trace -> trace[0]);
    }

    @Test
    void theSeedsSpeakEveryEncodingAndCompression() {
        List<String> combinations = seeds().mapToObj(Setting::of)
                .map(setting -> (setting.etf() ? "etf " : "json ") + setting.compression())
                .distinct()
                .toList();

        assertThat(combinations)
                .containsExactlyInAnyOrder(
                        "json none",
                        "json zlib-stream",
                        "json zstd-stream",
                        "json zlib-payload",
                        "etf none",
                        "etf zlib-stream",
                        "etf zstd-stream");
    }

    @Test
    void aLifeIsTheSameTwiceInWordsToo() {
        assertThat(words(20)).isEqualTo(words(20)).hasSizeGreaterThan(100);
    }

    @Test
    void otherSeedsLiveOtherLives() {
        assertThat(LongStream.rangeClosed(1, 20)
                        .map(ReplayTest::hash)
                        .distinct()
                        .count())
                .isEqualTo(20);
    }

    private static long hash(long seed) {
        return Script.drawn(seed, MINUTES).live().trace().hash();
    }

    private static List<String> words(long seed) {
        return new Life(Script.drawn(seed, MINUTES), new Trace(true)).trace().lines();
    }
}
