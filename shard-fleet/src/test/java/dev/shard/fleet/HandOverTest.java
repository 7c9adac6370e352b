package dev.shard.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import dev.shard.ShardPhase;
import dev.shard.ShardSession;
import dev.shard.core.InMemorySessionStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R12 for a whole fleet: it is suspended, another one goes on, and nobody identifies. */
class HandOverTest {
    private static final long GUILD = 5L << 22;

    private final InMemorySessionStore store = new InMemorySessionStore();
    private final VirtualFleet virtual =
            new VirtualFleet().maxConcurrency(4).recommending(16).storing(store);

    @Test
    void theNextFleetResumesEveryShard_S20() {
        virtual.up("all");
        List<ShardSession> sessions = virtual.join(virtual.fleet.suspend());
        assertThat(sessions).hasSize(16);
        assertThat(virtual.gateway.connections).isEmpty();
        virtual.gateway.publish(GUILD, "MESSAGE_CREATE", "{\"guild_id\":\"%d\"}".formatted(GUILD));

        virtual.up("all");

        assertThat(virtual.gateway.identifies).as("of both fleets").hasSize(16);
        assertThat(virtual.fleet.status().resumes()).isEqualTo(16);
        assertThat(virtual.heard)
                .filteredOn(Dispatch.class::isInstance)
                .map(Dispatch.class::cast)
                .filteredOn(event -> event.name().equals("MESSAGE_CREATE"))
                .singleElement()
                .matches(Dispatch::replayed);
        assertThat(virtual.heard).noneMatch(ShardEvent.SequenceGap.class::isInstance);
    }

    @Test
    void anotherNumberOfShardsHasNothingToResume() {
        virtual.up("all");
        virtual.join(virtual.fleet.suspend());

        virtual.recommending(8).up("all");

        assertThat(virtual.gateway.identifies).hasSize(16 + 8);
        assertThat(virtual.gateway.resumes).isZero();
        assertThat(virtual.gateway.violations).isEmpty();
    }

    @Test
    void afterAStopNothingIsLeftToResume() {
        virtual.up("all");

        virtual.join(virtual.fleet.stop());

        assertThat(virtual.gateway.sessions).isEmpty();
        assertThat(virtual.fleet.status().count(ShardPhase.STOPPED)).isEqualTo(16);
        assertThat(virtual.join(virtual.fleet.suspend())).isEmpty();
    }

    @Test
    void theSameFleetCanGoOnAfterASuspension() {
        virtual.up("all");
        virtual.join(virtual.fleet.suspend());

        virtual.join(virtual.fleet.start());

        assertThat(virtual.gateway.identifies).hasSize(16);
        assertThat(virtual.gateway.resumes).isEqualTo(16);
    }

    @Test
    void aSuspensionDuringTheStartKeepsWhatIsThere() {
        var started = virtual.build("all").fleet.start();
        virtual.loop.advance(Duration.ofSeconds(6));

        List<ShardSession> sessions = virtual.join(virtual.fleet.suspend());

        assertThat(sessions).hasSize(8);
        assertThatThrownBy(() -> virtual.join(started)).hasMessageContaining("did not come up");
        virtual.up("all");
        assertThat(virtual.gateway.identifies).hasSize(16);
        assertThat(virtual.gateway.violations).isEmpty();
    }
}
