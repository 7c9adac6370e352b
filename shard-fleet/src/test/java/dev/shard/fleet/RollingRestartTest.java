package dev.shard.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.ShardId;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingRestartTest {
    private final VirtualFleet virtual = new VirtualFleet().maxConcurrency(16).recommending(16);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16})
    void everyShardResumesAndNeverAreMoreDownThanAllowed(int maxDown) {
        virtual.up("all");

        CompletionStage<FleetStatus> restarted = virtual.fleet.restart(maxDown);
        long most = mostDownUntilDone(restarted);

        assertThat(most).isEqualTo(maxDown);
        assertThat(virtual.gateway.resumes).isEqualTo(16);
        assertThat(virtual.gateway.identifies).hasSize(16);
        assertThat(virtual.join(restarted).active()).isEqualTo(16);
    }

    private long mostDownUntilDone(CompletionStage<FleetStatus> stage) {
        long[] most = {0};
        virtual.loop.advanceUntil(
                () -> {
                    most[0] = Math.max(most[0], virtual.down());
                    return stage.toCompletableFuture().isDone();
                },
                VirtualFleet.LONG);
        return most[0];
    }

    @Test
    void nobodyIsRestartedWhileAnotherIsDownByItself() {
        virtual.up("all");
        virtual.gateway.down = true;
        virtual.gateway.connections.iterator().next().drop();
        virtual.loop.advance(Duration.ofSeconds(1));

        CompletionStage<FleetStatus> restarted = virtual.fleet.restart(1);
        virtual.loop.advance(Duration.ofSeconds(30));
        assertThat(virtual.down()).isOne();
        virtual.gateway.down = false;

        assertThat(mostDownUntilDone(restarted)).isOne();
        assertThat(virtual.gateway.identifies).hasSize(16);
    }

    @Test
    void oneThatHasFailedIsCountedAndTheRestartIsGivenUp() {
        virtual.gateway.refused.put(new ShardId(2, 16), 4010);
        virtual.build("all");
        assertThatThrownBy(() -> virtual.join(virtual.fleet.start())).hasMessageContaining("4010");

        assertThatThrownBy(() -> virtual.join(virtual.fleet.restart(1)))
                .hasMessageContaining("the restart was given up: 1 shards have failed for good");
        assertThat(virtual.fleet.status().active()).isEqualTo(15);
    }

    @Test
    void onlyARunningFleetIsRestartedAndOnlyOnceAtATime() {
        virtual.build("all");
        assertThatThrownBy(() -> virtual.join(virtual.fleet.restart(1))).hasMessageContaining("stopped");
        virtual.join(virtual.fleet.start());
        CompletionStage<FleetStatus> first = virtual.fleet.restart(1);

        assertThatThrownBy(() -> virtual.join(virtual.fleet.restart(1)))
                .hasMessageContaining("being restarted already");
        assertThat(virtual.join(first).active()).isEqualTo(16);
    }

    @Test
    void aStopEndsARestart() {
        virtual.up("all");
        CompletionStage<FleetStatus> restarted = virtual.fleet.restart(1);
        virtual.loop.advance(Duration.ofMillis(100));

        virtual.join(virtual.fleet.stop());

        assertThatThrownBy(() -> virtual.join(restarted)).hasMessageContaining("did not come back");
        assertThat(virtual.gateway.connections).isEmpty();
    }
}
