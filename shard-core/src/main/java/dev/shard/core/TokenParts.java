package dev.shard.core;

import dev.shard.BotToken;
import dev.shard.TransportException;
import dev.shard.UnknownNameException;
import dev.shard.spi.Settings;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.gateway.GatewayLocator;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What all shards of one token in this process share unless they are told otherwise: the limiter, because Discord counts
 * identifies by token, and the locator, so that a hundred shards ask once. Process lifetime.
 */
final class TokenParts {
    private static final Map<Key, TokenParts> SHARED = new ConcurrentHashMap<>();

    private final BotToken token;
    private final InProcessIdentifyLimiter limiter = new InProcessIdentifyLimiter();
    private @Nullable GatewayLocator locator;

    /** Another Gateway, such as a simulator, has budgets of its own. */
    private record Key(BotToken token, @Nullable URI gateway) {}

    private TokenParts(BotToken token) {
        this.token = token;
    }

    /**
     * The parts of a token.
     *
     * @param gateway the configured URL; null for Discord's
     */
    static TokenParts of(BotToken token, @Nullable URI gateway) {
        return SHARED.computeIfAbsent(new Key(token, gateway), key -> new TokenParts(token));
    }

    InProcessIdentifyLimiter limiter() {
        return limiter;
    }

    /**
     * The locator; one that fails with the remedy if nothing here reads JSON.
     *
     * @param codec the shard's, which will do if it speaks JSON
     */
    synchronized GatewayLocator locator(Codec codec) {
        if (locator != null) {
            return locator;
        }
        try {
            Codec json = codec.encoding().equals("json") ? codec : Providers.codec("json", Settings.empty());
            locator = new HttpGatewayLocator(token, json, HttpGatewayLocator.DISCORD, limiter::update);
            return locator;
        } catch (UnknownNameException noJson) {
            return refresh -> CompletableFuture.failedStage(new TransportException(
                    TransportException.Phase.LOCATE,
                    "GET /gateway/bot answers in JSON: add dev.shard:codec-json, or configure the Gateway's URL",
                    noJson));
        }
    }
}
