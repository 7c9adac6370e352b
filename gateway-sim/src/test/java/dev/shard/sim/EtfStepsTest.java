package dev.shard.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.report.Reaction;
import dev.shard.sim.report.Violation;
import dev.shard.sim.scenario.TermStyle;
import dev.shard.sim.wire.ClientTerms;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The server's rules for clients that speak Erlang's external term format, or ask for zstd. */
class EtfStepsTest {
    private static final String JSON_ZSTD = "v=10&encoding=json&compress=zstd-stream";
    private static final String ETF_ZLIB = "v=10&encoding=etf&compress=zlib-stream";

    @ParameterizedTest
    @ValueSource(strings = {EtfClient.ETF, EtfClient.ETF_ZSTD, ETF_ZLIB, JSON_ZSTD})
    void stepU2_everyDocumentedCombinationIsServed(String query) {
        try (var sim = GatewaySimulator.start();
                var client = SimClient.connect(sim, query)) {
            assertThat(client.message()).isInstanceOf(byte[].class);
            assertThat(sim.violations()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=10&encoding=ETF", "v=10&encoding=json&compress=zstd", "v=10&encoding=erlpack"})
    void stepU2_namesThatAreNearlyRightAreClosedWith4002(String query) {
        try (var sim = GatewaySimulator.start();
                var client = SimClient.connect(sim, query)) {
            assertThat(client.closeCode()).isEqualTo(4002);
            assertThat(sim.violations()).containsOnlyKeys(Violation.UNSUPPORTED_ENCODING);
        }
    }

    @Test
    void step1_theLimitOfAPayloadIsThatOfItsTerm() {
        try (var sim = GatewaySimulator.start();
                var client = EtfClient.ready(sim, EtfClient.ETF)) {
            client.raw.sendBinary(heartbeatOf(4096));
            assertThat(client.receive(11).path("op").intValue()).isEqualTo(11);

            client.raw.sendBinary(heartbeatOf(4097));

            assertThat(client.raw.closeCode()).isEqualTo(4002);
            assertThat(sim.violations()).containsOnlyKeys(Violation.PAYLOAD_TOO_LARGE);
        }
    }

    /** An extra key, which is no violation, brings a heartbeat to a length. */
    private static byte[] heartbeatOf(int bytes) {
        int empty = ClientTerms.of("{\"op\":1,\"d\":null,\"x\":\"\"}").length;
        return ClientTerms.of("{\"op\":1,\"d\":null,\"x\":\"%s\"}".formatted("x".repeat(bytes - empty)));
    }

    @ParameterizedTest
    @CsvSource({
        "atom keys,         83 7400000002 77026f70 6101 770164 77036e696c",
        "integer keys,      83 7400000002 6d000000026f70 6101 6101 77036e696c",
        "compressed,        83 50 0000000b 789c 2b6160606020cb4d62ca2f4864000010ce02f9",
        "no version,        7400000001 6d000000026f70 6101",
        "cut off,           83 7400000002 6d000000026f70 61",
        "something after,   83 7400000001 6d000000026f70 6101 00",
        "no map,            83 6b 0002 0102",
        "op a string,       83 7400000001 6d000000026f70 6d0000000131",
        "JSON,              7b 226f70 22 3a 31 7d",
        "nothing,           ''",
    })
    void step2_whatIsNoPayloadIsClosedWith4002(String what, String hex) {
        try (var sim = GatewaySimulator.start();
                var client = EtfClient.ready(sim, EtfClient.ETF)) {
            client.raw.sendBinary(HexFormat.of().parseHex(hex.replace(" ", "")));

            assertThat(client.raw.closeCode()).as(what).isEqualTo(4002);
            assertThat(sim.violations()).containsOnlyKeys(Violation.UNDECODABLE_PAYLOAD);
        }
    }

    @Test
    void step2_atomKeysDeepInsideAreClosedWith4002() {
        try (var sim = GatewaySimulator.start();
                var client = EtfClient.ready(sim, EtfClient.ETF)) {
            client.raw.sendBinary(HexFormat.of()
                    .parseHex("837400000002" + "6d000000026f706103" + "6d0000000164" + "740000000177017377036e696c"));

            assertThat(client.raw.closeCode()).isEqualTo(4002);
            assertThat(sim.violations()).containsOnlyKeys(Violation.UNDECODABLE_PAYLOAD);
        }
    }

    @Test
    void step2_textIsTheWrongFrameTypeForTerms() {
        try (var sim = GatewaySimulator.start();
                var client = EtfClient.ready(sim, EtfClient.ETF)) {
            client.raw.send("{\"op\":1,\"d\":null}");

            assertThat(client.raw.closeCode()).isEqualTo(4002);
            assertThat(sim.violations()).containsOnlyKeys(Violation.WRONG_FRAME_TYPE);
        }
    }

    @Test
    void step2_toleratedATermInATextFrameIsStillNone() {
        try (var sim = GatewaySimulator.builder()
                        .onViolation(Violation.WRONG_FRAME_TYPE, Reaction.tolerate())
                        .start();
                var client = EtfClient.ready(sim, EtfClient.ETF)) {
            client.raw.send("{\"op\":1,\"d\":null}");

            assertThat(client.raw.closeCode()).isEqualTo(4002);
            assertThat(sim.violations()).containsOnlyKeys(Violation.WRONG_FRAME_TYPE, Violation.UNDECODABLE_PAYLOAD);
        }
    }

    @Test
    void step6_theShapeOfDIsCheckedAsInJson() {
        try (var sim = GatewaySimulator.start();
                var client = EtfClient.ready(sim, EtfClient.ETF)) {
            client.send(3, "{\"status\":\"online\"}");

            assertThat(client.raw.closeCode()).isEqualTo(4001);
            assertThat(sim.violations()).containsOnlyKeys(Violation.WRONG_SHAPE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void step15_identifyingLeadsToReadyAndGuilds(TermStyle style) {
        try (var sim = GatewaySimulator.builder().terms(style).start();
                var client = EtfClient.connect(sim, EtfClient.ETF_ZSTD)) {
            assertThat(client.receive().path("d").path("heartbeat_interval").intValue())
                    .isEqualTo(41_250);
            client.send(2, SimClient.identity().put("compress", true).toString());

            JsonNode ready = client.event("READY");
            JsonNode guild = client.event("GUILD_CREATE");

            assertThat(ready.path("s").intValue()).isEqualTo(1);
            assertThat(ready.path("d").path("session_id").isString()).isTrue();
            assertThat(guild.path("d").path("id").isIntegralNumber()).isEqualTo(style == TermStyle.ATOM_KEYS);
            assertThat(guild.path("d").path("name").isString()).isTrue();
            assertThat(sim.violations()).isEmpty();
        }
    }

    @Test
    void step20_aSessionResumesInItsOwnEncodingAndCompression() {
        try (var sim = GatewaySimulator.start()) {
            String session = goneSession(sim);

            try (var client = EtfClient.connect(sim, EtfClient.ETF_ZSTD)) {
                client.send(6, "{\"token\":\"SIM.TOKEN\",\"session_id\":\"%s\",\"seq\":1}".formatted(session));

                assertThat(client.event("RESUMED").path("op").intValue()).isZero();
                assertThat(sim.violations()).isEmpty();
            }
        }
    }

    @Test
    void step20_inAnotherEncodingItIsInvalid() {
        try (var sim = GatewaySimulator.start()) {
            String session = goneSession(sim);

            try (var client = SimClient.connect(sim, SimClient.JSON)) {
                assertThat(client.resume(session, 1).receive(9).path("d").booleanValue())
                        .isFalse();
                assertThat(sim.violations()).containsOnlyKeys(Violation.CHANGED_PARAMETERS);
            }
        }
    }

    private static String goneSession(GatewaySimulator sim) {
        try (var client = EtfClient.connect(sim, EtfClient.ETF_ZSTD)) {
            client.receive(10);
            client.send(2, SimClient.identity().toString());
            return client.event("READY").path("d").path("session_id").asString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1"})
    void step21_aHeartbeatIsAcknowledged(String sequence) {
        try (var sim = GatewaySimulator.start();
                var client = EtfClient.ready(sim, EtfClient.ETF)) {
            assertThat(client.send(1, sequence).receive(11).path("d").isNull()).isTrue();
            assertThat(sim.violations()).isEmpty();
        }
    }

    @Test
    void step26_idsMayBeIntegers() {
        try (var sim = GatewaySimulator.start();
                var client = EtfClient.connect(sim, EtfClient.ETF)) {
            client.receive(10);
            client.send(2, SimClient.identity().toString());
            String guild = client.event("READY")
                    .path("d")
                    .path("guilds")
                    .path(0)
                    .path("id")
                    .asString();
            client.send(8, "{\"guild_id\":%s,\"query\":\"\",\"limit\":5}".formatted(guild));

            JsonNode chunk = client.event("GUILD_MEMBERS_CHUNK").path("d");

            assertThat(chunk.path("guild_id").asString()).isEqualTo(guild);
            assertThat(chunk.path("members")).hasSize(5);
        }
    }
}
