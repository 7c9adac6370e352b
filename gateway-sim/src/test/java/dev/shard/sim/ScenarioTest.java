package dev.shard.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.report.SessionRecord;
import dev.shard.sim.report.SessionRecord.State;
import dev.shard.sim.scenario.Moment;
import dev.shard.sim.scenario.SimConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Rules that step in at a moment to come. */
class ScenarioTest {
    private final GatewaySimulator sim =
            GatewaySimulator.builder().guilds(0).identifySpacing(Duration.ZERO).start();

    @AfterEach
    void close() {
        sim.close();
    }

    /** A session without a connection that has missed four events, up to the sequence 5. */
    private String sessionWithFourMissedEvents() {
        try (var client = SimClient.connect(sim)) {
            String session = client.identify()
                    .event("READY")
                    .path("d")
                    .path("session_id")
                    .stringValue();
            client.drop();
            assertThat(sim.await(s -> s.connections().isEmpty(), SimClient.PATIENCE))
                    .isTrue();
            for (int i = 0; i < 4; i++) {
                sim.publish("INTERACTION_CREATE", "{}");
            }
            return session;
        }
    }

    private static List<Integer> opcodes(SimClient client, int count) {
        List<Integer> opcodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opcodes.add(client.receive().path("op").intValue());
        }
        return opcodes;
    }

    @Test
    void reconnectComesBeforeHelloAndHelloStillFollows() {
        sim.scenario().next(Moment.HELLO).before(SimConnection::sendReconnect);

        try (var client = SimClient.connect(sim)) {
            assertThat(opcodes(client, 2)).containsExactly(7, 10);
        }
    }

    @Test
    void reconnectComesWhileIdentifying() {
        sim.scenario().next(Moment.READY).instead(SimConnection::sendReconnect);

        try (var client = SimClient.connect(sim)) {
            client.identify();

            assertThat(opcodes(client, 2)).containsExactly(10, 7);
            assertThat(sim.ledger().sessions()).isEmpty();
        }
    }

    @Test
    void reconnectComesInTheMiddleOfAReplay() {
        String session = sessionWithFourMissedEvents();
        sim.scenario().next(Moment.MID_REPLAY).instead(SimConnection::sendReconnect);

        try (var client = SimClient.connect(sim)) {
            client.resume(session, 1);

            assertThat(opcodes(client, 4)).containsExactly(10, 0, 0, 7);
            client.drop();
            try (var again = SimClient.connect(sim)) {
                assertThat(again.resume(session, 3).eventsUntil("RESUMED"))
                        .extracting(event -> event.path("s").intValue())
                        .containsExactly(4, 5, 6);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"REPLAY", "MID_REPLAY", "RESUMED", "ACTIVE"})
    void anInvalidSessionCanComeAtAnyMomentOfAResume(Moment moment) {
        String session = sessionWithFourMissedEvents();
        sim.scenario().next(moment).before(connection -> connection.sendInvalidSession(false));

        try (var client = SimClient.connect(sim)) {
            client.resume(session, 1);

            assertThat(client.receive(9).path("d").booleanValue()).isFalse();
            assertThat(sim.ledger().session(session).orElseThrow().state()).isEqualTo(State.INVALIDATED);
            client.identify();
            assertThat(client.event("READY").path("d").path("session_id").stringValue())
                    .isNotEqualTo(session);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInvalidSessionCanComeBeforeHelloAndWhileIdentifying(boolean resumable) {
        sim.scenario().next(Moment.HELLO).before(connection -> connection.sendInvalidSession(resumable));
        sim.scenario().next(Moment.READY).instead(connection -> connection.sendInvalidSession(resumable));

        try (var client = SimClient.connect(sim)) {
            client.identify();

            assertThat(opcodes(client, 3)).containsExactly(9, 10, 9);
        }
    }

    @Test
    void anInvalidSessionThatIsResumableKeepsTheSession() {
        try (var client = SimClient.ready(sim)) {
            sim.shard(0).sendInvalidSession(true);

            assertThat(client.receive(9).path("d").booleanValue()).isTrue();
            assertThat(sim.ledger().sessions()).allMatch(SessionRecord::resumable);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"HELLO", "READY", "ACTIVE", "HEARTBEAT_ACK"})
    void anyCloseCodeCanComeAtAnyMoment(Moment moment) {
        sim.scenario().next(moment).before(connection -> connection.close(4006, "scripted"));

        try (var client = SimClient.connect(sim)) {
            client.identify().beat(null);

            assertThat(client.closeCode()).isEqualTo(4006);
        }
    }

    @Test
    void readyCanBeLateWhileAcksFlow() {
        sim.scenario().next(Moment.READY).hold();

        try (var client = SimClient.connect(sim)) {
            client.identify().beat(null);
            assertThat(opcodes(client, 2)).containsExactly(10, 11);

            sim.shard(0).proceed();
            assertThat(client.receive().path("t").stringValue()).isEqualTo("READY");
        }
    }

    @Test
    void readyCanComeAfterADelay() {
        sim.scenario().next(Moment.READY).delay(Duration.ofMillis(500));

        try (var client = SimClient.connect(sim)) {
            client.identify().beat(null);
            assertThat(opcodes(client, 3)).containsExactly(10, 11, 0);
        }
    }

    @Test
    void aDispatchCanComeBeforeReady() {
        sim.scenario().next(Moment.READY).before(c -> c.sendUnnumbered("MESSAGE_CREATE", "{}"));

        try (var client = SimClient.connect(sim)) {
            client.identify();

            List<JsonNode> events = client.eventsUntil("READY");
            assertThat(events.get(0).path("t").stringValue()).isEqualTo("MESSAGE_CREATE");
            assertThat(events.get(0).path("s").isNull()).isTrue();
        }
    }

    @Test
    void eventsThatAreHeldBackComeWhenTheScenarioGoesOn() {
        sim.scenario().next(Moment.ACTIVE).hold();

        try (var client = SimClient.ready(sim)) {
            sim.publish("INTERACTION_CREATE", "{\"n\":1}");
            client.beat(1L).receive(11);
            sim.shard(0).proceed();
            sim.publish("INTERACTION_CREATE", "{\"n\":2}");

            assertThat(List.of(client.receive(), client.receive()))
                    .extracting(event -> event.path("s").intValue())
                    .containsExactly(2, 3);
        }
    }

    @Test
    void aRuleHoldsForOneShardAndAsOftenAsItWasGiven() {
        sim.scenario().next(Moment.READY, 2).onShard(1).before(connection -> connection.close(4000, "not you"));

        try (var other = SimClient.connect(sim);
                var first = SimClient.connect(sim);
                var second = SimClient.connect(sim);
                var third = SimClient.connect(sim)) {
            other.identify(0, 2).event("READY");
            assertThat(first.identify(1, 2).closeCode()).isEqualTo(4000);
            assertThat(second.identify(1, 2).closeCode()).isEqualTo(4000);
            third.identify(1, 2).event("READY");
        }
    }

    @Test
    void rulesCanBeForgotten() {
        sim.scenario().every(Moment.HELLO).before(SimConnection::sendReconnect);
        sim.scenario().clear();

        try (var client = SimClient.connect(sim)) {
            assertThat(client.receive().path("op").intValue()).isEqualTo(10);
        }
    }

    @Test
    void anActionThatFailsHarmsNobodyElse() {
        sim.scenario().next(Moment.READY).before(connection -> {
            throw new IllegalStateException("scripted");
        });

        try (var unlucky = SimClient.connect(sim);
                var client = SimClient.connect(sim)) {
            assertThat(unlucky.identify().closeCode()).isEqualTo(1011);
            client.identify().event("READY");
        }
    }

    @Test
    void anActionMustNotWaitForTheLoopThatItIsOn() {
        sim.scenario().next(Moment.HELLO).before(connection -> sim.await(s -> true, Duration.ofSeconds(1)));

        try (var client = SimClient.connect(sim)) {
            assertThat(client.closeCode()).isEqualTo(1011);
        }
    }
}
