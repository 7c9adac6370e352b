package dev.shard.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.ShardId;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A resharding that comes to nothing: the old set goes on as if nothing had been. */
class ReshardingGivenUpTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final VirtualFleet virtual = new VirtualFleet().maxConcurrency(2);
    private final NumberedEvents events = new NumberedEvents(virtual, 1);

    @Test
    void aNewShardThatFailsIsTheWayBack() {
        virtual.recommending(2).up("all");
        virtual.gateway.refused.put(new ShardId(3, 4), 4010);

        CompletionStage<FleetStatus> resharded = virtual.fleet.reshard(4, PATIENCE);
        events.publishUntil(resharded);
        events.publishFor(Duration.ofSeconds(2));
        virtual.loop.advance(Duration.ofSeconds(10));

        assertThatThrownBy(() -> virtual.join(resharded))
                .hasMessageContaining("resharding from 2 to 4 shards was given up, the 2 go on")
                .hasMessageContaining("shard=[3,4]")
                .hasMessageContaining("4010");
        assertThat(NumberedEvents.in(virtual.heard)).isEqualTo(events.published());
        assertThat(virtual.fleet.status().active()).isEqualTo(2);
        assertThat(virtual.gateway.sessions).hasSize(2);
        assertThat(virtual.gateway.connections).hasSize(2);
    }

    @Test
    void aNewSetThatDoesNotComeUpInTimeIsTheWayBack() {
        virtual.recommending(2).up("all");
        virtual.gateway.down = true;

        CompletionStage<FleetStatus> resharded = virtual.fleet.reshard(4, Duration.ofMinutes(1));

        assertThatThrownBy(() -> virtual.join(resharded)).hasMessageContaining("not all up after PT1M");
        virtual.gateway.down = false;
        assertThat(virtual.join(virtual.fleet.reshard(4, PATIENCE)).active()).isEqualTo(4);
    }

    /** It was up, but is not in time. */
    @Test
    void aNewShardThatLosesItsSessionAndCannotComeBackIsTheWayBack() {
        virtual.recommending(1).up("all");
        virtual.gateway.streamsGuilds = false;
        CompletionStage<FleetStatus> resharded = virtual.fleet.reshard(2, Duration.ofMinutes(1));
        virtual.loop.advance(Duration.ofSeconds(10));
        ShardId lost = new ShardId(1, 2);
        virtual.gateway.refused.put(lost, 4004);

        virtual.gateway.loseSession(lost);
        events.publishUntil(resharded);
        virtual.loop.advance(Duration.ofSeconds(10));

        assertThatThrownBy(() -> virtual.join(resharded)).hasMessageContaining("the 1 go on");
        assertThat(NumberedEvents.in(virtual.heard)).isEqualTo(events.published());
        assertThat(virtual.gateway.connections).hasSize(1);
    }

    @Test
    void aStopEndsItAndLeavesNothingBehind() {
        virtual.recommending(2).up("all");
        CompletionStage<FleetStatus> resharded = virtual.fleet.reshard(6, PATIENCE);
        virtual.loop.advance(Duration.ofSeconds(7));

        virtual.join(virtual.fleet.suspend());
        virtual.loop.advance(Duration.ofSeconds(10));

        assertThatThrownBy(() -> virtual.join(resharded)).hasMessageContaining("was given up");
        assertThat(virtual.gateway.connections).isEmpty();
        assertThat(virtual.gateway.sessions.values()).allMatch(session -> session.shard.count() == 2);
    }

    @Test
    void whatCannotBeIsRefused() {
        virtual.build("0-1/4");
        assertThatThrownBy(() -> virtual.join(virtual.fleet.reshard(8, PATIENCE)))
                .hasMessageContaining("stopped");
        virtual.join(virtual.fleet.start());

        assertThatThrownBy(() -> virtual.join(virtual.fleet.reshard(8, PATIENCE)))
                .hasMessageContaining("only a fleet that runs all shards");
        assertThatThrownBy(() -> virtual.fleet.reshard(0, PATIENCE)).hasMessageContaining("at least 1");
    }

    @Test
    void theSameNumberIsNoResharding() {
        virtual.recommending(2).up("all");

        assertThatThrownBy(() -> virtual.join(virtual.fleet.reshard(2, PATIENCE)))
                .hasMessageContaining("runs 2 shards already");
    }
}
