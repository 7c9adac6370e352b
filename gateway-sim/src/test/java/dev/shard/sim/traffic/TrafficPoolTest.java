package dev.shard.sim.traffic;

import static dev.shard.sim.traffic.Fixture.THOUSAND_GUILDS;
import static dev.shard.sim.traffic.Fixture.bytes;
import static dev.shard.sim.traffic.Fixture.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TrafficPoolTest {
    private final TrafficPool pool = TrafficPool.of(TrafficGenerator.seeded(1, THOUSAND_GUILDS), 50);

    @Test
    void itRepeatsTheGeneratorsEventsForEver() {
        var generator = TrafficGenerator.seeded(1, THOUSAND_GUILDS);
        for (int i = 0; i < pool.size(); i++) {
            assertThat(pool.at(i)).isEqualTo(generator.next());
            assertThat(pool.at(i + 50L * 1_000_000_000_000L)).isSameAs(pool.at(i));
        }
    }

    @Test
    void theBytesAreTheEventsData() {
        assertThat(pool.jsonAt(3)).isEqualTo(bytes(pool.at(3)));
        assertThat(parse(pool.jsonAt(53))).isEqualTo(pool.at(3).data());
    }

    @Test
    void anEmptyPoolIsRefused() {
        assertThatThrownBy(() -> TrafficPool.of(TrafficGenerator.seeded(1, THOUSAND_GUILDS), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
    }
}
