package dev.shard.cli;

import dev.shard.core.wiring.ConfiguredValue;
import dev.shard.core.wiring.ShardConfiguration;
import dev.shard.core.wiring.ShardFactory;
import dev.shard.spi.gateway.GatewayInfo;
import dev.shard.spi.gateway.SessionStartLimit;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Goes the way of a shard step by step, up to the point where it would identify. */
final class GatewayProbe {
    private static final long API_SECONDS = 15;
    private static final String DISABLED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

    private final ShardFactory factory;
    private final ShardConfiguration configuration;
    private final Findings findings;

    GatewayProbe(ShardFactory factory, Findings findings) {
        this.factory = factory;
        this.configuration = factory.configuration();
        this.findings = findings;
    }

    void run() throws InterruptedException {
        URI url = configuration.shard().gatewayUrl();
        if (url == null) {
            wayToTheApi();
            url = ask();
        } else {
            findings.skip("GET /gateway/bot", "not needed, gateway-url is set");
        }
        if (url == null) {
            findings.skip("gateway", "its address is not known");
            return;
        }
        reach(url);
    }

    /** The API is asked by the JDK's client, with what the transport's settings have for it. */
    private void wayToTheApi() {
        Optional<URI> proxy = proxy();
        if (proxy.isPresent() && !"http".equals(proxy.get().getScheme())) {
            findings.warn(
                    "proxy",
                    "GET /gateway/bot goes past it, because Java's HTTP client knows no SOCKS; where the API cannot be reached"
                            + " directly, set gateway-url");
        }
        if (proxy.isEmpty() || !"http".equals(proxy.get().getScheme())) {
            new HostProbe(configuration.apiUrl(), setting("trust").orElse(null), findings).run();
            return;
        }
        if (setting("proxy").orElse("").contains("@") && basicIsDisabled()) {
            findings.warn(
                    "proxy",
                    "Java's HTTP client keeps user and password from a proxy on the way to an https API; start with"
                            + " -D" + DISABLED_SCHEMES + "=none");
        }
        new HostProbe(proxy.get(), null, findings).run();
    }

    private boolean basicIsDisabled() {
        return "https".equals(configuration.apiUrl().getScheme())
                && System.getProperty(DISABLED_SCHEMES, "Basic").contains("Basic");
    }

    private @Nullable URI ask() throws InterruptedException {
        try {
            GatewayInfo info =
                    factory.gatewayLocator().locate(true).toCompletableFuture().get(API_SECONDS, TimeUnit.SECONDS);
            findings.ok("GET /gateway/bot", describe(info));
            warnAboutCount(info);
            return info.url();
        } catch (ExecutionException failed) {
            findings.fail("GET /gateway/bot", reason(failed));
        } catch (TimeoutException late) {
            findings.fail("GET /gateway/bot", "no answer within " + API_SECONDS + " s");
        }
        return null;
    }

    /** What went wrong, in the words of whoever noticed. */
    static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage());
    }

    private static String describe(GatewayInfo info) {
        SessionStartLimit limit = info.sessionStartLimit();
        String starts = limit == null
                ? ""
                : ", %d of %d session starts left, new ones in %d min, %d at once"
                        .formatted(
                                limit.remaining(),
                                limit.total(),
                                limit.resetAfter().toMinutes(),
                                limit.maxConcurrency());
        return info.url() + ", " + info.shards() + " shards recommended" + starts;
    }

    private void warnAboutCount(GatewayInfo info) {
        int count = configuration.shard().shard().count();
        if (info.shards() > count) {
            findings.warn(
                    "count",
                    "Discord recommends " + info.shards() + " shards, configured are " + count
                            + "; with too few it closes with 4011");
        }
    }

    private void reach(URI url) throws InterruptedException {
        Optional<URI> proxy = proxy();
        if (proxy.isPresent()) {
            new HostProbe(proxy.get(), null, findings).run();
            findings.skip("tls", "the gateway is reached through the proxy");
        } else {
            new HostProbe(url, setting("trust").orElse(null), findings).run();
        }
        new OpeningProbe(factory, findings).run(url);
    }

    /** Without user and password, in whose place a value that is shown has something that is no URI. */
    private Optional<URI> proxy() {
        return setting("proxy").map(text -> URI.create(text.replaceFirst("://.*@", "://")));
    }

    /** A setting of the chosen transport. */
    private Optional<String> setting(String key) {
        String path = "shard.transports." + configuration.transport() + "." + key;
        return configuration.values().stream()
                .filter(value -> value.key().equals(path))
                .map(ConfiguredValue::text)
                .findFirst();
    }
}
