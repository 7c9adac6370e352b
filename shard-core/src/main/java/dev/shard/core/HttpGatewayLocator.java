package dev.shard.core;

import static java.util.Objects.requireNonNull;

import dev.shard.BotToken;
import dev.shard.TransportException;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.gateway.GatewayInfo;
import dev.shard.spi.gateway.GatewayLocator;
import dev.shard.spi.gateway.SessionStartLimit;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Asks {@code GET /gateway/bot}. The URL of the last answer is kept and asked for again only when it does not work; many
 * shards that ask at once share one request.
 *
 * @see "Discord documentation, Get Gateway Bot"
 */
public final class HttpGatewayLocator implements GatewayLocator {
    /** Discord's own API. */
    public static final URI DISCORD = URI.create("https://discord.com/api/v10");

    /** Discord wants a URL and a version; the library has no site, and is named by where it is published. */
    private static final String USER_AGENT = "DiscordBot (pkg:maven/dev.shard/shard-core, " + version() + ")";

    private static final int MAX_BODY_BYTES = 64 * 1024;
    /** Shorter than the shard's own bound for a whole attempt to connect, so that the better message wins. */
    private static final Duration TIMEOUT = Duration.ofSeconds(8);
    /** An answer this young is not asked for again, however many shards find that it does not work. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final BotToken token;
    private final URI endpoint;
    private final GatewayAnswers answers;
    private final Consumer<SessionStartLimit> limits;
    private final @Nullable HttpClient client;
    private @Nullable GatewayInfo known;
    private long knownSinceNanos;
    private @Nullable CompletableFuture<GatewayInfo> underWay;

    /** The JDK's client keeps a thread; one serves the whole process, from the first question on. */
    private static final class Client {
        static final HttpClient SHARED =
                HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    }

    /**
     * Asks Discord, and tells nobody about session starts.
     *
     * @param json decodes the answer; its encoding must be {@code json}
     */
    public HttpGatewayLocator(BotToken token, Codec json) {
        this(token, json, DISCORD, limit -> {});
    }

    /**
     * Asks any server.
     *
     * @param api absolute {@code http} or {@code https} URI that {@code /gateway/bot} is appended to
     * @param json decodes the answer; its encoding must be {@code json}
     * @param limits told about the session starts in each new answer, on any thread; for
     *     {@link InProcessIdentifyLimiter#update}
     */
    public HttpGatewayLocator(BotToken token, Codec json, URI api, Consumer<SessionStartLimit> limits) {
        this(token, json, api, limits, null);
    }

    /**
     * Asks any server, by a client of the caller's: a proxy, certificates to trust and a time limit for connecting are its
     * own, since those of a transport hold for that alone.
     *
     * @param client null for one that the whole process shares, without proxy and with the JDK's trust
     */
    public HttpGatewayLocator(
            BotToken token, Codec json, URI api, Consumer<SessionStartLimit> limits, @Nullable HttpClient client) {
        this.client = client;
        this.token = requireNonNull(token, "token");
        this.limits = requireNonNull(limits, "limits");
        if (!json.encoding().equals("json")) {
            throw new IllegalArgumentException("the API answers in JSON; the codec's encoding is " + json.encoding());
        }
        endpoint = URI.create(checked(api).toString().replaceAll("/+$", "") + "/gateway/bot");
        answers = new GatewayAnswers(endpoint, json);
    }

    /** From the jar's manifest. */
    private static String version() {
        String version = HttpGatewayLocator.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static URI checked(URI api) {
        boolean http = "http".equalsIgnoreCase(api.getScheme()) || "https".equalsIgnoreCase(api.getScheme());
        if (!http || api.getHost() == null) {
            throw new IllegalArgumentException(
                    "API URL must start with http:// or https:// and have a host, was " + api);
        }
        return api;
    }

    @Override
    public synchronized CompletionStage<GatewayInfo> locate(boolean refresh) {
        boolean fresh = known != null && System.nanoTime() - knownSinceNanos < FRESH.toNanos();
        if (known != null && (!refresh || fresh)) {
            return CompletableFuture.completedStage(known);
        }
        if (underWay == null) {
            CompletableFuture<GatewayInfo> asked = new CompletableFuture<>();
            underWay = asked;
            ask().whenComplete((info, failure) -> answered(asked, info, failure));
            return asked.minimalCompletionStage();
        }
        return underWay.minimalCompletionStage();
    }

    private CompletableFuture<GatewayInfo> ask() {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Authorization", "Bot " + token.reveal())
                .header("User-Agent", USER_AGENT)
                .header("Accept", "application/json")
                .timeout(TIMEOUT)
                .build();
        return (client == null ? Client.SHARED : client)
                .sendAsync(request, response -> new LimitedBody(MAX_BODY_BYTES))
                .handle(this::read);
    }

    private GatewayInfo read(@Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
        if (response != null) {
            return answers.read(response);
        }
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        throw new TransportException(
                TransportException.Phase.LOCATE, "GET " + endpoint + " failed: " + problem(cause), cause);
    }

    /** The client's exceptions often have no message; what they mean is in their type, or in that of a cause. */
    private String problem(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException) {
                return "no answer within " + TIMEOUT.toSeconds() + " s";
            }
            if (cause instanceof UnresolvedAddressException) {
                return "host \"" + endpoint.getHost()
                        + "\" was not found; check this machine's DNS and network, or configure the gateway's URL";
            }
            if (cause instanceof SSLException) {
                return "TLS: " + cause.getMessage();
            }
        }
        return failure instanceof ConnectException
                ? endpoint.getHost() + " could not be reached; check network, firewall and proxy"
                : String.valueOf(failure);
    }

    private void answered(
            CompletableFuture<GatewayInfo> asked, @Nullable GatewayInfo info, @Nullable Throwable failure) {
        synchronized (this) {
            underWay = null;
            if (info != null) {
                known = info;
                knownSinceNanos = System.nanoTime();
            }
        }
        if (info == null) {
            asked.completeExceptionally(
                    failure instanceof CompletionException wrapped ? wrapped.getCause() : requireNonNull(failure));
            return;
        }
        if (info.sessionStartLimit() != null) {
            limits.accept(info.sessionStartLimit());
        }
        asked.complete(info);
    }
}
