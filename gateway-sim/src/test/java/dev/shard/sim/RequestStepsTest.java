package dev.shard.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.protocol.Fleet;
import dev.shard.sim.protocol.Json;
import dev.shard.sim.report.Violation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Steps 23 to 27: what commands lead to. */
class RequestStepsTest {
    private static final String GUILD = Long.toString(Fleet.guilds(2).get(0));
    private static final String OTHER = Long.toString(Fleet.guilds(2).get(1));
    /** GUILD_MEMBERS and GUILD_PRESENCES, but not GUILDS. */
    private static final int MEMBERS_AND_PRESENCES = 1 << 1 | 1 << 8;

    private final GatewaySimulator sim =
            GatewaySimulator.builder().guilds(2).membersPerGuild(2500).start();

    @AfterEach
    void close() {
        sim.close();
    }

    private SimClient ready(int intents) {
        SimClient client = SimClient.connect(sim);
        ObjectNode identity = SimClient.identity().put("intents", intents);
        client.identify(identity).event("READY");
        return client;
    }

    private static List<JsonNode> chunks(SimClient client) {
        List<JsonNode> chunks = new ArrayList<>();
        do {
            chunks.add(client.event("GUILD_MEMBERS_CHUNK").path("d"));
        } while (chunks.size() < chunks.get(0).path("chunk_count").intValue());
        return chunks;
    }

    /** Asserts that nothing but the answer to a heartbeat comes. */
    private static void assertSilent(SimClient client) {
        client.beat(1L);
        assertThat(client.receive().path("op").intValue()).isEqualTo(11);
    }

    @Test
    void step23_theSixthPresenceIn20SecondsIsIgnoredAndCounted() {
        try (var client = ready(0)) {
            for (int i = 0; i < 6; i++) {
                client.send(3, "{\"since\":null,\"activities\":[],\"status\":\"idle\",\"afk\":false}");
            }

            assertSilent(client);
            assertThat(sim.violations())
                    .containsOnlyKeys(Violation.TOO_MANY_PRESENCES)
                    .containsValue(1L);
        }
    }

    @Test
    void step24_aWholeListAskedForTwiceIsRateLimited() {
        String request = "{\"guild_id\":\"" + GUILD + "\",\"query\":\"\",\"limit\":0,\"nonce\":\"r-1\"}";
        try (var client = ready(MEMBERS_AND_PRESENCES)) {
            client.send(8, request);
            chunks(client);
            client.send(8, request);

            JsonNode d = client.event("RATE_LIMITED").path("d");
            assertThat(d.path("opcode").intValue()).isEqualTo(8);
            assertThat(d.path("retry_after").doubleValue()).isBetween(20.0, 30.0);
            assertThat(d.path("meta").toString()).isEqualTo("{\"guild_id\":\"" + GUILD + "\",\"nonce\":\"r-1\"}");
            assertThat(sim.violations()).containsOnlyKeys(Violation.MEMBERS_TOO_OFTEN);
        }
    }

    @Test
    void step24_otherGuildsAndPrefixesAreIndependent() {
        try (var client = ready(MEMBERS_AND_PRESENCES)) {
            for (String request : List.of(
                    "{\"guild_id\":\"" + GUILD + "\",\"query\":\"\",\"limit\":0}",
                    "{\"guild_id\":\"" + OTHER + "\",\"query\":\"\",\"limit\":0}",
                    "{\"guild_id\":\"" + GUILD + "\",\"query\":\"member-000\",\"limit\":0}")) {
                assertThat(chunks(client.send(8, request))).isNotEmpty();
            }
            assertThat(sim.violations()).isEmpty();
        }
    }

    @Test
    void step25_aWholeListWithoutGuildMembersIsNotSent() {
        try (var client = ready(0)) {
            client.send(8, "{\"guild_id\":\"" + GUILD + "\",\"query\":\"\",\"limit\":0}");

            assertSilent(client);
            assertThat(sim.violations()).containsOnlyKeys(Violation.MEMBERS_WITHOUT_INTENT);
        }
    }

    @Test
    void step26_aWholeListComesInNumberedChunksOfAtMost1000() {
        try (var client = ready(MEMBERS_AND_PRESENCES)) {
            client.send(
                    8,
                    "{\"guild_id\":\"" + GUILD + "\",\"query\":\"\",\"limit\":0,\"presences\":true,\"nonce\":\"n\"}");

            List<JsonNode> chunks = chunks(client);
            assertThat(chunks).extracting(chunk -> chunk.path("members").size()).containsExactly(1000, 1000, 500);
            assertThat(chunks)
                    .extracting(chunk -> chunk.path("presences").size())
                    .containsExactly(1000, 1000, 500);
            assertThat(chunks)
                    .extracting(chunk -> chunk.path("chunk_index").intValue())
                    .containsExactly(0, 1, 2);
            assertThat(chunks)
                    .allMatch(chunk -> chunk.path("nonce").stringValue().equals("n"));
        }
    }

    @Test
    void step26_aPrefixFindsAtMost100AndPresencesNeedTheirIntent() {
        try (var client = ready(0)) {
            client.send(
                    8,
                    "{\"guild_id\":\"" + GUILD
                            + "\",\"query\":\"member-0\",\"limit\":1000,\"presences\":true,\"nonce\":\""
                            + "x".repeat(33) + "\"}");

            JsonNode chunk = chunks(client).get(0);
            assertThat(chunk.path("members").size()).isEqualTo(100);
            assertThat(chunk.has("presences")).isFalse();
            assertThat(chunk.has("nonce")).isFalse();
        }
    }

    @Test
    void step26_idsThatAreNotFoundAreNamed() {
        try (var client = ready(0)) {
            client.send(
                    8,
                    "{\"guild_id\":\"" + GUILD
                            + "\",\"user_ids\":[\"1100000000000100005\",\"1100000000009999999\",\"7\"]}");

            JsonNode chunk = chunks(client).get(0);
            assertThat(chunk.path("members")
                            .get(0)
                            .path("user")
                            .path("username")
                            .stringValue())
                    .isEqualTo("member-00005");
            assertThat(chunk.path("not_found").toString()).isEqualTo("[\"1100000000009999999\",7]");
        }
    }

    @Test
    void step26_aGuildThatIsNotOurs_isPassedOver() {
        try (var client = ready(0)) {
            client.send(8, "{\"guild_id\":\"1\",\"query\":\"a\",\"limit\":1}");

            assertSilent(client);
        }
    }

    @Test
    void step27_soundboardSoundsComePerGuild() {
        try (var client = ready(0)) {
            client.send(
                    31,
                    Json.object()
                            .set("guild_ids", Json.parse("[\"" + GUILD + "\",\"" + OTHER + "\",\"1\"]"))
                            .toString());

            assertThat(client.event("SOUNDBOARD_SOUNDS")
                            .path("d")
                            .path("guild_id")
                            .stringValue())
                    .isEqualTo(GUILD);
            assertThat(client.event("SOUNDBOARD_SOUNDS")
                            .path("d")
                            .path("guild_id")
                            .stringValue())
                    .isEqualTo(OTHER);
            assertSilent(client);
        }
    }

    @Test
    void step27_channelInfoHasTheFieldsThatWereAskedFor() {
        try (var client = ready(0)) {
            client.send(43, "{\"guild_id\":\"" + GUILD + "\",\"fields\":[\"status\"]}");

            JsonNode channel =
                    client.event("CHANNEL_INFO").path("d").path("channels").get(0);
            assertThat(channel.path("status").isString()).isTrue();
            assertThat(channel.has("voice_start_time")).isFalse();
        }
    }
}
