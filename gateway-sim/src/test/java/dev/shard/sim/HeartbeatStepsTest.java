package dev.shard.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.report.Reaction;
import dev.shard.sim.report.SessionRecord;
import dev.shard.sim.report.Violation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps 21 and 22: heartbeats. */
class HeartbeatStepsTest {
    @Test
    void step21_aHeartbeatIsAcknowledgedAtOnceAndItsSequenceKept() {
        try (var sim = GatewaySimulator.builder().guilds(0).start();
                var client = SimClient.ready(sim)) {
            client.beat(1L);

            assertThat(client.receive().toString()).isEqualTo("{\"t\":null,\"s\":null,\"op\":11,\"d\":null}");
            assertThat(sim.ledger().sessions())
                    .extracting(SessionRecord::confirmed)
                    .containsExactly(1L);
            assertThat(sim.counts().heartbeats()).isEqualTo(1);
        }
    }

    @Test
    void step21_aHeartbeatBeforeAuthenticationIsAcknowledged() {
        try (var sim = GatewaySimulator.start();
                var client = SimClient.connect(sim)) {
            client.beat(null).receive(11);
            client.beat(251L).receive(11); // About to resume.

            assertThat(sim.violations()).isEmpty();
        }
    }

    @Test
    void step21_aSequenceThatWasNeverSentOrGoesBackIsCountedButAcknowledged() {
        try (var sim = GatewaySimulator.builder().guilds(0).start();
                var client = SimClient.ready(sim)) {
            sim.publish("INTERACTION_CREATE", "{}");
            client.beat(2L).receive(11);
            client.beat(3L).receive(11);
            client.beat(1L).receive(11);
            client.beat(null).receive(11);

            assertThat(sim.violations()).containsEntry(Violation.HEARTBEAT_SEQUENCE, 3L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4000, 1000, 4009})
    void step22_aClientWithoutHeartbeatsIsClosedAndItsSessionStays(int code) {
        try (var sim = GatewaySimulator.builder()
                        .onViolation(Violation.HEARTBEAT_MISSED, Reaction.close(code))
                        .start();
                var client = SimClient.ready(sim)) {
            sim.shard(0).sendHello(Duration.ofMillis(50));

            assertThat(client.closeCode()).isEqualTo(code);
            assertThat(sim.violations()).containsOnlyKeys(Violation.HEARTBEAT_MISSED);
            assertThat(sim.ledger().sessions()).allMatch(SessionRecord::resumable);
        }
    }

    @Test
    void step22_heartbeatsKeepTheConnectionOpen() {
        try (var sim = GatewaySimulator.builder()
                        .heartbeatInterval(Duration.ofMillis(500))
                        .start();
                var client = SimClient.ready(sim);
                var silent = SimClient.connect(sim)) {
            // The silent one is cut after 750 ms; by then the other has only lived by its heartbeats.
            while (!silent.isClosed()) {
                client.beat(1L).receive(11);
                silent.awaitClose(Duration.ofMillis(60));
            }

            assertThat(client.isClosed()).isFalse();
        }
    }
}
