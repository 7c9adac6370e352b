package dev.shard.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.soak.Hoarder.Thing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the soak tests would notice, in their shortest form, whatever can be forgotten once per connection. */
@EnabledOnOs(OS.LINUX)
class HoldingsTest {
    @ParameterizedTest
    @CsvSource({
        "HEAP, KiB of heap",
        "INFLATER, KiB resident",
        "ZSTD_CONTEXT, KiB resident",
        "THREAD, threads",
        "DESCRIPTOR, descriptors"
    })
    void whatIsNotGivenBackIsNoticed(Thing thing, String noticed) throws Exception {
        List<Holdings> looks = Holdings.in(hoard(thing));

        assertThatThrownBy(() -> looks.get(1).assertNoMoreThan(looks.get(0))).hasMessageContaining(noticed);
    }

    @Test
    void aDroppedBufferIsFound() throws Exception {
        assertThat(BufferLeaks.in(hoard(Thing.BUFFER))).isNotEmpty();
    }

    @Test
    void whoTakesNothingIsNotAccused() throws Exception {
        List<String> said = hoard(Thing.NOTHING);
        List<Holdings> looks = Holdings.in(said);

        assertThatCode(() -> looks.get(1).assertNoMoreThan(looks.get(0))).doesNotThrowAnyException();
        assertThat(BufferLeaks.in(said)).isEmpty();
    }

    private static List<String> hoard(Thing thing) throws Exception {
        return OwnJvm.withHeap(48).run(Hoarder.class, thing);
    }
}
