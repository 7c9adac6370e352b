package dev.shard.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.sim.protocol.Json;
import dev.shard.sim.scenario.HttpAnswer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The HTTP side: Get Gateway, Get Gateway Bot, and upgrades that are refused. */
class DiscoveryTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final GatewaySimulator sim = GatewaySimulator.builder()
            .recommendedShards(4)
            .maxConcurrency(2)
            .identifySpacing(Duration.ZERO)
            .sessionStarts(1000, 987)
            .start();

    @AfterEach
    void close() {
        sim.close();
    }

    private static HttpResponse<String> get(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(SimClient.PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> getBot(String authorization) throws IOException, InterruptedException {
        return get(sim.apiUrl() + "/gateway/bot", "Authorization", authorization);
    }

    @Test
    void theGatewayNeedsNoToken() throws Exception {
        assertThat(get(sim.apiUrl() + "/gateway").body()).isEqualTo("{\"url\":\"" + sim.gatewayUrl() + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v6/gateway", "/api/v9/gateway/?x=1", "/api/v5/gateway", "/api/v11/gateway", "/gateway", "/"
            })
    void onlyKnownPathsAreServed(String path) throws Exception {
        String root = "http://127.0.0.1:" + sim.gatewayUrl().getPort();
        int expected = path.equals("/api/v6/gateway") ? 200 : 404;

        assertThat(get(root + path).statusCode()).isEqualTo(expected);
    }

    @Test
    void gatewayBotTellsTheShardsAndWhatIsLeftOfTheSessionStarts() throws Exception {
        try (var client = SimClient.ready(sim)) {
            JsonNode body = Json.parse(getBot("Bot SIM.TOKEN").body());

            assertThat(body.path("url").stringValue())
                    .isEqualTo(sim.gatewayUrl().toString());
            assertThat(body.path("shards").intValue()).isEqualTo(4);
            JsonNode limit = body.path("session_start_limit");
            assertThat(limit.path("total").intValue()).isEqualTo(1000);
            assertThat(limit.path("remaining").intValue()).isEqualTo(986);
            assertThat(limit.path("reset_after").longValue()).isBetween(86_000_000L, 86_400_000L);
            assertThat(limit.path("max_concurrency").intValue()).isEqualTo(2);
            assertThat(client.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bot WRONG", "SIM.TOKEN", "Bearer SIM.TOKEN", "Bot"})
    void gatewayBotWithoutTheRightTokenIs401(String authorization) throws Exception {
        HttpResponse<String> answer = getBot(authorization);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"message\":\"401: Unauthorized\",\"code\":0}");
    }

    /** JDA, discord.js and others ask this before they connect. */
    @ParameterizedTest
    @ValueSource(strings = {"/users/@me", "/applications/@me", "/oauth2/applications/@me"})
    void clientsLearnWhoTheirBotIs(String path) throws Exception {
        HttpResponse<String> answer = get(sim.apiUrl() + path, "Authorization", "Bot SIM.TOKEN");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.parse(answer.body()).path("id").stringValue()).isEqualTo("1100000000000000001");
        assertThat(get(sim.apiUrl() + path, "Authorization", "Bot WRONG").statusCode())
                .isEqualTo(401);
    }

    @Test
    void discoveryCanBeRateLimitedOrBroken() throws Exception {
        sim.scenario().answerDiscovery(1, HttpAnswer.tooManyRequests(Duration.ofMillis(1500)));
        sim.scenario().answerDiscovery(1, HttpAnswer.status(502));

        HttpResponse<String> limited = getBot("Bot SIM.TOKEN");
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("2");
        assertThat(Json.parse(limited.body()).path("retry_after").doubleValue()).isEqualTo(1.5);
        assertThat(getBot("Bot SIM.TOKEN").statusCode()).isEqualTo(502);
        assertThat(getBot("Bot SIM.TOKEN").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503, 400, 200})
    void anUpgradeCanBeRefused(int status) {
        HttpAnswer answer = status == 200 ? HttpAnswer.html(200) : HttpAnswer.status(status);
        sim.scenario().answerUpgrades(1, answer);

        assertThatThrownBy(() -> SimClient.connect(sim))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(status));
        SimClient.ready(sim).close();
        assertThat(sim.counts().connections()).isEqualTo(1);
    }

    @Test
    void anUpgradeCanStayUnanswered() throws IOException {
        sim.scenario().answerUpgrades(1, HttpAnswer.silence());

        assertUnanswered();
    }

    @Test
    void anAcceptedConnectionCanStall() throws IOException {
        sim.scenario().stallAccepts(1);

        assertUnanswered();
        SimClient.ready(sim).close();
    }

    private void assertUnanswered() throws IOException {
        try (var raw = RawSocket.open(sim)) {
            raw.timeout(Duration.ofMillis(200));
            assertThatThrownBy(() -> raw.upgrade(SimClient.JSON)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void whatIsNoHttpIsClosed() throws IOException {
        try (var raw = RawSocket.open(sim)) {
            raw.write(new byte[] {0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5, '\r', '\n', '\r', '\n'});

            assertThat(raw.head()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void aRequestWithoutEndIsRefused() throws IOException {
        try (var raw = RawSocket.open(sim)) {
            raw.request("GET /" + "x".repeat(10_000) + " HTTP/1.1");

            assertThat(raw.head()).startsWith("HTTP/1.1 4");
        }
    }
}
