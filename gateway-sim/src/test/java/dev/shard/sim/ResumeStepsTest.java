package dev.shard.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.report.Reaction;
import dev.shard.sim.report.SessionRecord.State;
import dev.shard.sim.report.Violation;
import dev.shard.sim.scenario.Moment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Steps 16 to 20, 28 and 29: what becomes of a session after its connection. */
class ResumeStepsTest {
    private final GatewaySimulator sim = GatewaySimulator.builder().guilds(0).start();

    @AfterEach
    void close() {
        sim.close();
    }

    /** A session without a connection, which has missed this many events after READY. */
    private String droppedSession(GatewaySimulator of, int missed) {
        try (var client = SimClient.connect(of)) {
            client.receive(10);
            String session = client.identify()
                    .event("READY")
                    .path("d")
                    .path("session_id")
                    .stringValue();
            client.drop();
            assertThat(of.await(s -> s.connections().isEmpty(), SimClient.PATIENCE))
                    .isTrue();
            for (int i = 0; i < missed; i++) {
                of.publish("INTERACTION_CREATE", "{\"n\":" + i + "}");
            }
            return session;
        }
    }

    private State stateOf(String session) {
        return sim.ledger().session(session).orElseThrow().state();
    }

    private SimClient connected() {
        SimClient client = SimClient.connect(sim);
        client.receive(10);
        return client;
    }

    @Test
    void step16_aResumeWithAWrongTokenIsClosedWith4004() {
        String session = droppedSession(sim, 0);
        try (var client = connected()) {
            client.send(6, "{\"token\":\"WRONG\",\"session_id\":\"" + session + "\",\"seq\":1}");

            assertThat(client.closeCode()).isEqualTo(4004);
            assertThat(sim.violations()).containsOnlyKeys(Violation.WRONG_TOKEN_ON_RESUME);
        }
    }

    @Test
    void step17_anUnknownSessionIsInvalidAndTheSocketMayIdentify() {
        try (var client = connected()) {
            client.resume("0123456789abcdef", 5);

            assertThat(client.receive().toString()).isEqualTo("{\"t\":null,\"s\":null,\"op\":9,\"d\":false}");
            client.identify();
            assertThat(client.event("READY").path("s").intValue()).isEqualTo(1);
            assertThat(sim.violations()).isEmpty();
        }
    }

    @Test
    void step17_afterARefusedResumeCommandsAreClosedWith4003() {
        try (var client = connected()) {
            client.resume("0123456789abcdef", 5).receive(9);
            client.send(3, "{}");

            assertThat(client.closeCode()).isEqualTo(4003);
        }
    }

    @Test
    void step17_anExpiredSessionIsInvalid() {
        try (var quick =
                GatewaySimulator.builder().sessionTtl(Duration.ofMillis(20)).start()) {
            String session = droppedSession(quick, 0);
            assertThat(quick.await(
                            s -> s.ledger().session(session).orElseThrow().state() == State.EXPIRED,
                            SimClient.PATIENCE))
                    .isTrue();
            try (var client = SimClient.connect(quick)) {
                client.resume(session, 1);

                assertThat(client.receive(9).path("d").booleanValue()).isFalse();
                assertThat(quick.violations()).isEmpty();
            }
        }
    }

    @Test
    void step17_theAnswerToARefusedResumeCanBeChosen() {
        try (var other = GatewaySimulator.builder()
                        .onRefusedResume(Reaction.close(4009))
                        .start();
                var client = SimClient.connect(other)) {
            client.resume("0123456789abcdef", 5);

            assertThat(client.closeCode()).isEqualTo(4009);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-1", "1.5", "\"1\"", "null", "99999999999999999999"})
    void step18_aSequenceThatWasNeverSentIsClosedWith4007(String seq) {
        String session = droppedSession(sim, 0);
        try (var client = connected()) {
            client.send(6, "{\"token\":\"SIM.TOKEN\",\"session_id\":\"" + session + "\",\"seq\":" + seq + "}");

            assertThat(client.closeCode()).isEqualTo(4007);
            assertThat(sim.violations()).containsOnlyKeys(Violation.INVALID_SEQUENCE);
        }
    }

    @Test
    void step19_aSequenceOlderThanTheReplayBufferIsInvalid() {
        try (var small =
                GatewaySimulator.builder().guilds(0).replayBuffer(3, 1 << 20).start()) {
            String session = droppedSession(small, 4);
            try (var client = SimClient.connect(small)) {
                client.resume(session, 1);
                assertThat(client.receive(9).path("d").booleanValue()).isFalse();

                client.resume(session, 2);
                assertThat(client.eventsUntil("RESUMED")).hasSize(4);
            }
        }
    }

    @Test
    void step19_theReplayBufferIsBoundedInBytesToo() {
        try (var small =
                GatewaySimulator.builder().guilds(0).replayBuffer(1000, 20).start()) {
            String session = droppedSession(small, 4); // Of 7 bytes each, so that two are kept.
            try (var client = SimClient.connect(small)) {
                client.resume(session, 2).receive(9);
                client.resume(session, 3);

                assertThat(client.eventsUntil("RESUMED")).hasSize(3);
            }
        }
    }

    @Test
    void step19_eventsThatAScenarioHeldBackForTooLongMakeTheSessionInvalid() {
        try (var small =
                GatewaySimulator.builder().guilds(0).replayBuffer(3, 1 << 20).start()) {
            String session = droppedSession(small, 2);
            small.scenario().next(Moment.REPLAY).hold();
            try (var client = SimClient.connect(small)) {
                client.resume(session, 1).beat(1L).receive(11);
                for (int i = 0; i < 4; i++) {
                    small.publish("INTERACTION_CREATE", "{}");
                }
                small.shard(0).proceed();

                assertThat(client.receive(9).path("d").booleanValue()).isFalse();
                assertThat(small.ledger().session(session).orElseThrow().state())
                        .isEqualTo(State.INVALIDATED);
            }
        }
    }

    @Test
    void step20_missedEventsComeInOrderUnderTheirNumbersAndResumedEndsThem() {
        String session = droppedSession(sim, 5);
        try (var client = connected()) {
            client.resume(session, 3);

            List<JsonNode> events = client.eventsUntil("RESUMED");
            sim.publish("INTERACTION_CREATE", "{\"n\":\"new\"}");
            JsonNode next = client.receive();

            assertThat(events).extracting(event -> event.path("s").intValue()).containsExactly(4, 5, 6, 7);
            assertThat(events.get(0).path("d").path("n").intValue()).isEqualTo(2);
            assertThat(next.path("s").intValue()).isEqualTo(8);
            assertThat(sim.counts().identifies()).isEqualTo(1);
            assertThat(sim.ledger().session(session).orElseThrow().dispatched()).isEqualTo(8);
        }
    }

    @Test
    void step20_theOldSocketOfAResumedSessionIsClosedWith4000() {
        try (var old = connected();
                var fresh = connected()) {
            String session =
                    old.identify().event("READY").path("d").path("session_id").stringValue();

            fresh.resume(session, 1).event("RESUMED");

            assertThat(old.closeCode()).isEqualTo(4000);
            assertThat(stateOf(session)).isEqualTo(State.CONNECTED);
        }
    }

    @Test
    void step20_otherParametersThanTheOriginalOnesMakeItInvalid() {
        String session = droppedSession(sim, 0);
        try (var client = SimClient.connect(sim, SimClient.ZLIB)) {
            client.resume(session, 1);

            assertThat(client.receive(9).path("d").booleanValue()).isFalse();
            assertThat(sim.violations()).containsOnlyKeys(Violation.CHANGED_PARAMETERS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001})
    void step28_aSessionThatTheClientClosedIsGone(int code) {
        try (var client = connected()) {
            String session = client.identify()
                    .event("READY")
                    .path("d")
                    .path("session_id")
                    .stringValue();
            client.close(code);
            assertThat(sim.await(s -> s.connections().isEmpty(), SimClient.PATIENCE))
                    .isTrue();
            assertThat(stateOf(session)).isEqualTo(State.ENDED_BY_CLIENT);

            try (var again = connected()) {
                again.resume(session, 1);
                assertThat(again.receive(9).path("d").booleanValue()).isFalse();
                assertThat(sim.violations()).containsOnlyKeys(Violation.RESUME_AFTER_GOODBYE);
            }
        }
    }

    @Test
    void step29_anyOtherCloseKeepsTheSession() {
        try (var client = connected()) {
            String session = client.identify()
                    .event("READY")
                    .path("d")
                    .path("session_id")
                    .stringValue();
            client.close(4900);
            assertThat(sim.await(s -> s.connections().isEmpty(), SimClient.PATIENCE))
                    .isTrue();

            assertThat(client.closeCode()).isEqualTo(4900);
            assertThat(stateOf(session)).isEqualTo(State.DETACHED);
        }
    }
}
