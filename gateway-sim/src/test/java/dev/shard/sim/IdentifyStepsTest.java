package dev.shard.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.protocol.Json;
import dev.shard.sim.report.Reaction;
import dev.shard.sim.report.SessionRecord;
import dev.shard.sim.report.Violation;
import dev.shard.sim.scenario.Moment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Steps 8 to 15 and 30: who may identify. */
class IdentifyStepsTest {
    private static ObjectNode with(String key, String json) {
        ObjectNode d = SimClient.identity();
        d.set(key, Json.parse(json));
        return d;
    }

    private static void assertRefused(SimulatorBuilder builder, JsonNode identity, int code, Violation violation) {
        try (var sim = builder.start();
                var client = SimClient.connect(sim)) {
            client.identify(identity);

            assertThat(client.closeCode()).isEqualTo(code);
            assertThat(sim.violations()).containsOnlyKeys(violation);
            assertThat(sim.ledger().sessions()).isEmpty();
        }
    }

    @Test
    void step08_aWrongTokenIsClosedWith4004() {
        assertRefused(GatewaySimulator.builder(), with("token", "\"WRONG\""), 4004, Violation.WRONG_TOKEN);
    }

    @Test
    void step08_thePrefixOfTheTokenDoesNotMatter() {
        try (var sim = GatewaySimulator.start();
                var client = SimClient.connect(sim)) {
            client.identify(with("token", "\"Bot SIM.TOKEN\""));

            assertThat(client.event("READY").path("s").intValue()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,1]", "[0,0]", "[-1,2]", "[0]", "[0,1,2]", "[\"0\",\"1\"]", "{}", "[0.5,2]", "7"})
    void step09_aShardPairThatMakesNoSenseIsClosedWith4010(String pair) {
        assertRefused(GatewaySimulator.builder(), with("shard", pair), 4010, Violation.INVALID_SHARD);
    }

    @Test
    void step09_aLargeBotNeedsAMultipleOfItsAssignedShards() {
        assertRefused(
                GatewaySimulator.builder().shardMultiple(16), with("shard", "[0,24]"), 4010, Violation.INVALID_SHARD);
    }

    @Test
    void step10_moreThan2500GuildsOnAShardAreClosedWith4011() {
        assertRefused(
                GatewaySimulator.builder().guilds(5002), with("shard", "[0,2]"), 4011, Violation.SHARDING_REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"513\"", "131072", "67108864", "-1", "1e3"})
    void step11_intentsThatAreMissingOrUndefinedAreClosedWith4013(String intents) {
        assertRefused(GatewaySimulator.builder(), with("intents", intents), 4013, Violation.INVALID_INTENTS);
    }

    @Test
    void step11_aPrivilegedIntentThatWasNotGrantedIsClosedWith4014() {
        assertRefused(
                GatewaySimulator.builder().grantedPrivilegedIntents(1 << 15),
                with("intents", "258"),
                4014,
                Violation.DISALLOWED_INTENTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"49", "251", "\"50\"", "-50"})
    void step12_aLargeThresholdOutOfRangeIsClosedWith4002(String threshold) {
        assertRefused(
                GatewaySimulator.builder(),
                with("large_threshold", threshold),
                4002,
                Violation.INVALID_LARGE_THRESHOLD);
    }

    @Test
    void step13_aBucketThatWasJustUsedIsAnsweredByAnInvalidSession() {
        try (var sim = GatewaySimulator.builder().maxConcurrency(2).start();
                var first = SimClient.connect(sim);
                var second = SimClient.connect(sim);
                var third = SimClient.connect(sim)) {
            first.identify(0, 4).event("READY");
            second.identify(1, 4).event("READY");

            third.identify(2, 4);

            assertThat(third.receive(9).path("d").booleanValue()).isFalse();
            third.send(3, "{}");
            assertThat(third.closeCode()).isEqualTo(4003);
            assertThat(sim.violations()).containsKeys(Violation.IDENTIFY_TOO_SOON, Violation.NOT_AUTHENTICATED);
            assertThat(sim.ledger().sessions()).hasSize(2);
        }
    }

    @Test
    void step13_theBucketIsFreeAgainAfterItsSpacing() {
        try (var sim = GatewaySimulator.builder().identifySpacing(Duration.ZERO).start();
                var first = SimClient.ready(sim);
                var second = SimClient.ready(sim)) {
            assertThat(sim.violations()).isEmpty();
        }
    }

    @Test
    void step14_anIdentifyBeyondTheDailyLimitKillsAllSessionsAndTheToken() {
        try (var sim = GatewaySimulator.builder()
                        .sessionStarts(1000, 1)
                        .identifySpacing(Duration.ZERO)
                        .start();
                var last = SimClient.ready(sim);
                var beyond = SimClient.connect(sim)) {
            beyond.identify();

            assertThat(beyond.closeCode()).isEqualTo(4004);
            assertThat(last.closeCode()).isEqualTo(4004);
            assertThat(sim.ledger().sessions())
                    .extracting(SessionRecord::state)
                    .containsExactly(SessionRecord.State.INVALIDATED);
            try (var later = SimClient.connect(sim)) {
                later.identify();
                assertThat(later.closeCode()).isEqualTo(4004);
            }
        }
    }

    @Test
    void step15_readyIsNumberOneAndEachGuildFollows() {
        try (var sim = GatewaySimulator.builder().guilds(4).start();
                var client = SimClient.connect(sim)) {
            client.receive(10);
            client.identify(1, 2);

            JsonNode ready = client.receive();
            assertThat(ready.path("t").stringValue()).isEqualTo("READY");
            assertThat(ready.path("s").intValue()).isEqualTo(1);
            JsonNode d = ready.path("d");
            assertThat(d.path("v").intValue()).isEqualTo(10);
            assertThat(d.path("shard").toString()).isEqualTo("[1,2]");
            assertThat(d.path("private_channels").toString()).isEqualTo("[]");
            assertThat(d.path("resume_gateway_url").stringValue())
                    .isEqualTo(sim.gatewayUrl().toString());
            List<String> guilds = d.path("guilds")
                    .valueStream()
                    .map(guild -> guild.path("id").stringValue())
                    .toList();
            assertThat(guilds).hasSize(2);
            assertThat(List.of(client.receive(), client.receive()))
                    .allSatisfy(
                            event -> assertThat(event.path("t").stringValue()).isEqualTo("GUILD_CREATE"))
                    .extracting(event -> event.path("d").path("id").stringValue())
                    .isEqualTo(guilds);
        }
    }

    @Test
    void step15_aShardPairThatWasNotSentIsNotEchoed() {
        try (var sim = GatewaySimulator.start();
                var client = SimClient.connect(sim)) {
            assertThat(client.identify().event("READY").path("d").has("shard")).isFalse();
            assertThat(sim.shard(0).isOpen()).isTrue();
        }
    }

    @Test
    void step15_withoutTheGuildsIntentNoGuildFollows() {
        try (var sim = GatewaySimulator.start();
                var client = SimClient.connect(sim)) {
            client.identify(with("intents", "512")).event("READY");
            client.beat(1L);

            assertThat(client.receive().path("op").intValue()).isEqualTo(11);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 2", "false, 1"})
    void step15_payloadsAreCompressedOneByOneIfAskedFor(boolean compress, int expectedKinds) {
        try (var sim = GatewaySimulator.start();
                var client = SimClient.connect(sim)) {
            Object hello = client.message();
            client.identify(with("compress", String.valueOf(compress))).event("READY");
            Object ready = client.message();

            assertThat(List.of(hello.getClass(), ready.getClass()).stream().distinct())
                    .hasSize(expectedKinds);
        }
    }

    @Test
    void step30_aClientThatDoesNotAuthenticateInTimeIsClosedWith4009() {
        try (var sim = GatewaySimulator.builder()
                        .authenticationTimeout(Duration.ofMillis(50))
                        .start();
                var client = SimClient.connect(sim)) {
            assertThat(client.closeCode()).isEqualTo(4009);
            assertThat(sim.violations()).containsOnlyKeys(Violation.AUTHENTICATION_TIMEOUT);
        }
    }

    @Test
    void step30_isOffByDefaultAndCountsOnlyThoseWhoDidNotTry() {
        try (var sim = GatewaySimulator.builder()
                .authenticationTimeout(Duration.ofMillis(500))
                .onViolation(Violation.AUTHENTICATION_TIMEOUT, Reaction.close(4000))
                .start()) {
            sim.scenario().next(Moment.HELLO).delay(Duration.ofMillis(1));
            try (var idle = SimClient.connect(sim);
                    var busy = SimClient.ready(sim)) {
                assertThat(idle.closeCode()).isEqualTo(4000);
                assertThat(busy.isClosed()).isFalse();
            }
        }
    }
}
