package dev.shard.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Law 8, R19: with everything written down, nothing that is written names the token. */
class SecretsTest {
    private static final int MINUTES = 10;

    @Test
    void theLogOfLivesAtTraceHoldsNoToken() {
        LogWatch.atTrace(() -> assertThat(LongStream.rangeClosed(1, 40)
                        .mapToObj(seed -> Script.drawn(seed, MINUTES).failure()))
                .containsOnlyNulls());
    }

    @Test
    void aLogThatNamesTheTokenIsFound() {
        PatchedClasses careless = PatchedClasses.with(
                List.of(
                        Patch.core(
                                "driver/EffectRunner",
                                "counters.add(Count.IDENTIFIES, 1);",
                                "org.slf4j.LoggerFactory.getLogger(\"dev.shard.Shard\").error(new String(ownPayloads.identify(null).array(), java.nio.charset.StandardCharsets.ISO_8859_1));")));

        assertThat(Seeds.of(careless, MINUTES).apply(1)).startsWith("law 8: the token appears nowhere: in the log");
    }
}
