package dev.shard.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shard.BotToken;
import dev.shard.TransportException;
import dev.shard.core.driver.PipeCodec;
import dev.shard.spi.gateway.GatewayInfo;
import dev.shard.spi.gateway.SessionStartLimit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GET /gateway/bot} against a server on the loopback. */
class HttpGatewayLocatorTest {
    private static final String TOKEN = "canary.not-for-messages";
    private static final String ANSWER = "{\"url\":\"wss://gw.example.test/\",\"shards\":4,\"session_start_limit\":"
            + "{\"total\":1000,\"remaining\":987,\"reset_after\":50400000,\"max_concurrency\":2}}";

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<SessionStartLimit> limits = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private int status = 200;
    private String body = ANSWER;
    private String retryAfter;
    private HttpGatewayLocator locator;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        URI api = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v10/");
        locator = new HttpGatewayLocator(BotToken.of(TOKEN), new PipeCodec(), api, limits::add);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + " "
                + exchange.getRequestHeaders().getFirst("User-Agent"));
        if (retryAfter != null) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
        }
        exchange.getResponseHeaders().add("Content-Type", body.startsWith("<") ? "text/html" : "application/json");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        } catch (IOException cut) {
            // The client reads no more than it needs.
        }
    }

    private GatewayInfo locate(boolean refresh) throws Exception {
        return locator.locate(refresh).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private TransportException failure() {
        var failed = locator.locate(false).toCompletableFuture().orTimeout(15, TimeUnit.SECONDS);
        CompletionException problem = catchThrowableOfType(CompletionException.class, failed::join);
        assertThat(problem).hasCauseInstanceOf(TransportException.class);
        assertThat(problem.toString()).doesNotContain(TOKEN);
        return (TransportException) problem.getCause();
    }

    @Test
    void asksAsDiscordWantsToBeAsked() throws Exception {
        GatewayInfo info = locate(false);

        assertThat(info.url()).hasToString("wss://gw.example.test/");
        assertThat(info.shards()).isEqualTo(4);
        assertThat(info.sessionStartLimit()).isEqualTo(new SessionStartLimit(1000, 987, Duration.ofHours(14), 2));
        assertThat(limits).containsExactly(info.sessionStartLimit());
        assertThat(requests)
                .singleElement()
                .asString()
                .startsWith("GET /api/v10/gateway/bot Bot " + TOKEN + " DiscordBot (pkg:maven/dev.shard/shard-core, ");
    }

    @Test
    void aKnownAnswerIsNotAskedForAgainNorAFreshOneRefreshed() throws Exception {
        locate(false);
        locate(false);
        locate(true);

        assertThat(requests).hasSize(1);
        assertThat(limits).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "401, refused the bot token",
        "404, check the API's URL",
        "429, too many requests",
        "503, the server is in trouble",
        "302, redirections",
        "204, not an answer"
    })
    void eachStatusHasItsSentence(int code, String sentence) {
        status = code;
        body = code == 204 ? "" : body;

        TransportException problem = failure();

        assertThat(problem.phase()).isEqualTo(TransportException.Phase.LOCATE);
        assertThat(problem.httpStatus()).isEqualTo(code);
        assertThat(problem).hasMessageContaining("HTTP " + code).hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource({"2, 2000", "1.5, 1500", "Wed 21 Oct, ", "-3, "})
    void retryAfterIsHandedOn(String header, Long millis) {
        status = 429;
        retryAfter = header;

        assertThat(failure().retryAfter()).isEqualTo(millis == null ? null : Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html>Sign in to this hotel</html>|text/html",
                "{}|no url",
                "{\"url\":\"http://wrong.example\"}|not a gateway's address",
                "{\"url\":7}|no url",
                "[]|no url",
                "{\"url\":|not a gateway's address"
            })
    void whatIsNoAnswerIsSaidToBeNone(String text, String sentence) {
        body = text;

        assertThat(failure()).hasMessageContaining(sentence);
    }

    @Test
    void anEndlessPageIsNotReadToItsEnd() {
        body = "<".repeat(5_000_000);

        assertThat(failure()).hasMessageContaining("text/html");
    }

    @Test
    void aFailureIsNotRemembered() throws Exception {
        status = 503;
        failure();
        status = 200;

        assertThat(locate(false).shards()).isEqualTo(4);
    }

    @Test
    void nobodyThereIsAFailureToo() {
        server.stop(0);

        assertThat(failure()).hasMessageContaining("could not be reached");
    }

    @Test
    void aHostThatDoesNotExistIsNamed() {
        locator = new HttpGatewayLocator(
                BotToken.of(TOKEN), new PipeCodec(), URI.create("https://nowhere.invalid/api/v10"), limits::add);

        assertThat(failure()).hasMessageContaining("host \"nowhere.invalid\" was not found");
    }

    @Test
    void aClientOfTheCallersKnowsTheWay() throws Exception {
        HttpClient throughTheServer = HttpClient.newBuilder()
                .proxy(ProxySelector.of(server.getAddress()))
                .build();
        locator = new HttpGatewayLocator(
                BotToken.of(TOKEN),
                new PipeCodec(),
                URI.create("http://nowhere.invalid/api/v10"),
                limits::add,
                throughTheServer);

        assertThat(locate(false).shards()).isEqualTo(4);
    }

    @Test
    void whatCannotBeAskedIsRefusedWhereItIsGiven() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new HttpGatewayLocator(BotToken.of(TOKEN), new PipeCodec(), URI.create("ftp://x"), limits::add))
                .withMessageContaining("http://");
    }
}
