package dev.shard.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.sim.protocol.Json;
import dev.shard.sim.report.SessionRecord;
import dev.shard.sim.report.SessionRecord.State;
import dev.shard.sim.report.Violation;
import dev.shard.sim.scenario.EnvelopeStyle;
import dev.shard.sim.scenario.ResumeUrl;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be done to a live connection, and switched on a live simulator. */
class LiveSwitchesTest {
    private final GatewaySimulator sim =
            GatewaySimulator.builder().guilds(0).identifySpacing(Duration.ZERO).start();

    @AfterEach
    void close() {
        sim.close();
    }

    private static List<Integer> opcodes(SimClient client, int count) {
        List<Integer> opcodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opcodes.add(client.receive().path("op").intValue());
        }
        return opcodes;
    }

    @Test
    void aCloseFrameCanComeWithoutACode() {
        try (var client = SimClient.ready(sim)) {
            sim.shard(0).closeWithoutCode();

            assertThat(client.closeCode()).isEqualTo(1005);
            assertThat(sim.ledger().sessions()).allMatch(SessionRecord::resumable);
        }
    }

    @Test
    void aCodeThatForbidsToResumeEndsTheSession() {
        try (var client = SimClient.ready(sim)) {
            sim.shard(0).close(4009, "timed out");

            assertThat(client.closeCode()).isEqualTo(4009);
            assertThat(sim.ledger().sessions()).extracting(SessionRecord::state).containsExactly(State.INVALIDATED);
        }
    }

    @Test
    void helloCanComeTwiceWithAnotherInterval() {
        try (var client = SimClient.connect(sim)) {
            client.receive(10);
            sim.connections().get(0).sendHello(Duration.ofMillis(1234));

            assertThat(client.receive(10).path("d").path("heartbeat_interval").intValue())
                    .isEqualTo(1234);
        }
    }

    @Test
    void heartbeatsCanBeAskedFor() {
        try (var client = SimClient.ready(sim)) {
            sim.shard(0).requestHeartbeat();

            assertThat(client.receive().toString()).isEqualTo("{\"t\":null,\"s\":null,\"op\":1,\"d\":null}");
        }
    }

    @Test
    void acksCanBeWithheld() {
        try (var client = SimClient.ready(sim)) {
            sim.shard(0).withholdAcks(2);
            client.beat(1L).beat(1L);
            sim.await(s -> s.counts().heartbeats() == 2, SimClient.PATIENCE);
            sim.publish("INTERACTION_CREATE", "{}");
            client.beat(1L);

            assertThat(opcodes(client, 2)).containsExactly(0, 11);
        }
    }

    @Test
    void acksCanBeDelayed() {
        try (var client = SimClient.ready(sim)) {
            sim.shard(0).delayAcks(Duration.ofMillis(150));
            long start = System.nanoTime();
            client.beat(1L).receive(11);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(149));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":99,\"d\":{}}",
                "{\"op\":2,\"d\":{}}",
                "{\"op\":0,\"t\":\"NEWS\",\"d\":[1,2]}",
                "{\"op\":0,\"t\":\"NEWS\",\"s\":null,\"d\":\"text\"}",
                "{\"d\":{\"op\":9}}"
            })
    void anyPayloadCanBeSent(String payload) {
        try (var client = SimClient.ready(sim, SimClient.ZLIB)) {
            sim.shard(0).sendPayload(payload);

            assertThat(client.receive()).isEqualTo(Json.parse(payload));
        }
    }

    @Test
    void malformedJsonAndRawMessagesCanBeSent() {
        try (var client = SimClient.ready(sim)) {
            sim.shard(0).sendPayload("{\"op\":");
            sim.shard(0).sendRaw("<html>");
            sim.shard(0).sendRaw(new byte[] {1, 2, 3});

            assertThat(opcodes(client, 3)).containsExactly(-1, -1, -1);
        }
    }

    @Test
    void readyCanLackAResumeUrlOrNameADeadOne() {
        sim.resumeUrl(ResumeUrl.absent());
        try (var client = SimClient.connect(sim)) {
            assertThat(client.identify().event("READY").path("d").has("resume_gateway_url"))
                    .isFalse();
        }
        sim.resumeUrl(ResumeUrl.dead());
        try (var client = SimClient.connect(sim)) {
            String url = client.identify()
                    .event("READY")
                    .path("d")
                    .path("resume_gateway_url")
                    .stringValue();
            assertThatThrownBy(() -> SimClient.connect(HttpClient.newHttpClient(), URI.create(url), "v=10"))
                    .hasCauseInstanceOf(ConnectException.class);
        }
    }

    @Test
    void theKeysOfTheEnvelopeComeInAnyOrder() {
        sim.envelope(EnvelopeStyle.ordered("d", "op", "t", "s"));
        try (var client = SimClient.connect(sim)) {
            assertThat((String) client.message()).startsWith("{\"d\":{").endsWith("},\"op\":10,\"t\":null,\"s\":null}");
        }
        sim.envelope(EnvelopeStyle.STANDARD.withoutNulls());
        try (var client = SimClient.connect(sim)) {
            assertThat((String) client.message()).startsWith("{\"op\":10,\"d\":{");
        }
    }

    @Test
    void sessionStartsCanBeExhaustedAtOnce() {
        sim.sessionStartsRemaining(0);

        try (var client = SimClient.connect(sim)) {
            assertThat(client.identify().closeCode()).isEqualTo(4004);
            assertThat(sim.violations()).containsOnlyKeys(Violation.SESSION_STARTS_EXHAUSTED);
        }
    }
}
