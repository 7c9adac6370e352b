package dev.shard.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * R4, R8, S10: whatever happens to a thousand shards, their Gateway never sees two identifies of a bucket within 5 s, nor more in
 * a day than there are beside the reserve; the lower id goes first, what was returned is not counted, and everybody comes back.
 */
class LimiterStormTest {
    @Property(tries = 3)
    void theRulesAreKeptThroughOutagesLostSessionsAndRestarts(@ForAll long seed) {
        assertThat(new LimiterStorm(seed, LimiterDefect.NONE).live())
                .as("seed %d", seed)
                .isEmpty();
    }

    /** Each law can be broken. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aDefectIsFoundByItsLaw(LimiterDefect defect) {
        assertThat(LongStream.range(0, 10))
                .anySatisfy(seed ->
                        assertThat(new LimiterStorm(seed, defect).live()).containsKey(defect.law()));
    }
}
