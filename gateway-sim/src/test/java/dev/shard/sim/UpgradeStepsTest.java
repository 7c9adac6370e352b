package dev.shard.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.sim.report.Reaction;
import dev.shard.sim.report.Violation;
import dev.shard.sim.scenario.Moment;
import dev.shard.sim.scenario.SimConnection;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps U1 to U3: what the upgrade asks for, and what comes first. */
class UpgradeStepsTest {
    @ParameterizedTest
    @ValueSource(strings = {"v=5&encoding=json", "v=11&encoding=json", "v=ten&encoding=json", "v=&encoding=json"})
    void stepU1_anUnsupportedVersionIsClosedWith4012(String query) {
        try (var sim = GatewaySimulator.start();
                var client = SimClient.connect(sim, query)) {
            assertThat(client.closeCode()).isEqualTo(4012);
            assertThat(sim.violations()).containsOnlyKeys(Violation.UNSUPPORTED_VERSION);
        }
    }

    @Test
    void stepU1_anUnsupportedVersionCanBeRefusedWithHttp400() {
        try (var sim = GatewaySimulator.builder().unsupportedVersionIsHttp400().start()) {
            assertThatThrownBy(() -> SimClient.connect(sim, "v=3&encoding=json"))
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            e -> assertThat(e.getResponse().statusCode()).isEqualTo(400));
            assertThat(sim.violations()).containsEntry(Violation.UNSUPPORTED_VERSION, 1L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=6", "v=9&encoding=json", ""})
    void stepU1_olderVersionsAndTheDefaultAreServed(String query) {
        try (var sim = GatewaySimulator.start();
                var client = SimClient.connect(sim, query)) {
            assertThat(client.receive().path("op").intValue()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=10&encoding=xml", "v=10&encoding=json&compress=gzip", "v=10&encoding=json&compress="})
    void stepU2_anUnknownEncodingOrCompressionIsClosedWith4002(String query) {
        try (var sim = GatewaySimulator.start();
                var client = SimClient.connect(sim, query)) {
            assertThat(client.closeCode()).isEqualTo(4002);
            assertThat(sim.violations()).containsOnlyKeys(Violation.UNSUPPORTED_ENCODING);
        }
    }

    @Test
    void stepU2_toleratedItIsSpokenToInJson() {
        try (var sim = GatewaySimulator.builder()
                        .onViolation(Violation.UNSUPPORTED_ENCODING, Reaction.tolerate())
                        .start();
                var client = SimClient.connect(sim, "v=10&encoding=xml")) {
            assertThat(client.receive().path("op").intValue()).isEqualTo(10);
        }
    }

    @Test
    void stepU3_helloComesFirstWithAllFourKeysInTheirOrder() {
        try (var sim = GatewaySimulator.start();
                var client = SimClient.connect(sim)) {
            assertThat((String) client.message())
                    .startsWith("{\"t\":null,\"s\":null,\"op\":10,\"d\":{\"heartbeat_interval\":41250,");
        }
    }

    @Test
    void stepU3_reconnectCanComeInsteadOfHello() {
        try (var sim = GatewaySimulator.start()) {
            sim.scenario().next(Moment.HELLO).instead(SimConnection::sendReconnect);

            try (var client = SimClient.connect(sim)) {
                assertThat(client.receive().path("op").intValue()).isEqualTo(7);
                sim.connections().get(0).proceed();
                assertThat(client.receive().path("op").intValue()).isEqualTo(10);
            }
        }
    }

    @Test
    void stepU3_nothingCanComeAtAllUntilTheScenarioGoesOn() {
        try (var sim = GatewaySimulator.start()) {
            sim.scenario().next(Moment.HELLO).hold();

            try (var client = SimClient.connect(sim)) {
                client.beat(null);
                assertThat(client.receive().path("op").intValue()).isEqualTo(11);
            }
        }
    }
}
