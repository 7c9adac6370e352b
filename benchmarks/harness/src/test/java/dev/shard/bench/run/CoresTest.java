package dev.shard.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CoresTest {
    @Test
    void theFirstTwoThatMayBeUsedAreTaken() throws Exception {
        assertThat(Cores.of("0-3,8")).isEqualTo(new Cores(0, 1));
        assertThat(Cores.of("2,5-7")).isEqualTo(new Cores(2, 5));
    }

    @Test
    void oneCoreIsNotEnough() {
        assertThatThrownBy(() -> Cores.of("3")).isInstanceOf(IOException.class).hasMessageContaining("core 3 only");
    }
}
