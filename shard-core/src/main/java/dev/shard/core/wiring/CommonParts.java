package dev.shard.core.wiring;

import dev.shard.ShardConfig;
import dev.shard.TransportException;
import dev.shard.core.FixedGatewayLocator;
import dev.shard.core.HttpGatewayLocator;
import dev.shard.core.IdentifyLimiterBuilder;
import dev.shard.core.InProcessIdentifyLimiter;
import dev.shard.spi.Settings;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.CodecProvider;
import dev.shard.spi.gateway.GatewayLocator;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.session.SessionStore;
import java.util.concurrent.CompletableFuture;

/** What all shards of a configuration share beside transport, codec and compression. */
record CommonParts(GatewayLocator locator, IdentifyLimiter limiter, SessionStore store) {
    /** The usual ones. */
    static CommonParts of(ShardConfiguration configuration, Codec codec, PartProviders providers, SessionStore store) {
        IdentifyLimiter limiter = limiter(configuration, store);
        return new CommonParts(locator(configuration, limiter, codec, providers), limiter, store);
    }

    /** Counts where the sessions are kept, if the store can. */
    static IdentifyLimiter limiter(ShardConfiguration configuration, SessionStore store) {
        IdentifyLimiterBuilder limiter = InProcessIdentifyLimiter.builder()
                .reserve(configuration.identifyReserve())
                .fromReserve(configuration.identifiesFromReserve());
        store.identifyJournal()
                .ifPresent(journal ->
                        limiter.journal(journal, configuration.shard().token().fingerprint()));
        return limiter.build();
    }

    /** Asks the API, and tells the limiter what it says about identifies; with a configured URL, just that. */
    static GatewayLocator locator(
            ShardConfiguration configuration, IdentifyLimiter limiter, Codec codec, PartProviders providers) {
        ShardConfig shard = configuration.shard();
        if (shard.gatewayUrl() != null) {
            return new FixedGatewayLocator(shard.gatewayUrl());
        }
        CodecProvider json = providers.codecs().get("json");
        if (!codec.encoding().equals("json") && json == null) {
            return refresh -> CompletableFuture.failedStage(new TransportException(
                    TransportException.Phase.LOCATE,
                    "GET /gateway/bot answers in JSON: add dev.shard:codec-json, or set shard.gateway-url",
                    null));
        }
        Codec decoder = codec.encoding().equals("json") || json == null ? codec : json.create(Settings.empty());
        return new HttpGatewayLocator(
                shard.token(), decoder, configuration.apiUrl(), limiter::update, ApiClient.of(configuration));
    }
}
