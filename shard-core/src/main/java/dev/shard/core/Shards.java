package dev.shard.core;

import static java.util.Objects.requireNonNull;

import dev.shard.BotToken;
import dev.shard.Intents;
import dev.shard.ListenerOptions;
import dev.shard.Shard;
import dev.shard.ShardConfig;
import dev.shard.ShardListener;
import dev.shard.core.driver.LoopGuard;
import dev.shard.core.driver.Watchdog;
import dev.shard.spi.Settings;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.gateway.GatewayLocator;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.session.SessionStore;
import dev.shard.spi.transport.Transport;
import dev.shard.units.Durations;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds shards. */
public final class Shards {
    private Shards() {}

    /** Starts with what every bot must say. */
    public static Builder builder(BotToken token, Intents intents) {
        return builder(ShardConfig.builder(token, intents).build());
    }

    /** Starts with what every bot must say; see {@link BotToken#of} for the form of the token. */
    public static Builder builder(String token, Intents intents) {
        return builder(BotToken.of(token), intents);
    }

    /** Starts with a whole configuration. */
    public static Builder builder(ShardConfig config) {
        return new Builder(requireNonNull(config, "config"));
    }

    /**
     * Collects the parts; every method returns this builder. A part that is not given is found on the class path, if it is
     * the only one of its kind there or has the usual name ({@code netty}, {@code json}, {@code zlib-stream}); it is then
     * owned, and closed, by the shard. A part that is given stays the caller's to close.
     */
    public static final class Builder {
        private ShardConfig config;
        private @Nullable Transport transport;
        private @Nullable Codec codec;
        private @Nullable Compression compression;
        private @Nullable List<Compression> fallbacks;
        private @Nullable GatewayLocator locator;
        private @Nullable IdentifyLimiter limiter;
        private @Nullable SessionStore store;
        private @Nullable Executor callbacks;
        private @Nullable Long seed;
        private InstantSource clock = InstantSource.system();
        private Duration loopBlockedAfter = Watchdog.DEFAULT_THRESHOLD;
        private final List<Listening> listeners = new ArrayList<>();

        private Builder(ShardConfig config) {
            this.config = config;
        }

        /** Changes the configuration: {@code configure(config -> config.shard(3, 16))}. */
        public Builder configure(Consumer<ShardConfig.Builder> changes) {
            ShardConfig.Builder changed = config.toBuilder();
            changes.accept(changed);
            config = changed.build();
            return this;
        }

        /** How to reach the Gateway; one transport serves any number of shards. */
        public Builder transport(Transport value) {
            transport = requireNonNull(value, "transport");
            return this;
        }

        /** How payloads are encoded. */
        public Builder codec(Codec value) {
            codec = requireNonNull(value, "codec");
            return this;
        }

        /** How the Gateway is to compress what it sends. */
        public Builder compression(Compression value) {
            compression = requireNonNull(value, "compression");
            return this;
        }

        /**
         * What to use instead, in this order, each time that what comes cannot be decompressed on two connections in a row;
         * see {@link dev.shard.ShardEvent.CompressionChanged}. By default what is lighter than the chosen one, as far as it
         * is on the class path: zstd-stream, then zlib-stream, then none. Without arguments the chosen one is kept.
         */
        public Builder compressionFallbacks(Compression... values) {
            fallbacks = List.of(values);
            return this;
        }

        /** Adds a listener on the event loop, which must be quick and gets lent data. */
        public Builder listener(ShardListener listener) {
            return listener(listener, ListenerOptions.onLoop());
        }

        /** Adds a listener where the options say. */
        public Builder listener(ShardListener listener, ListenerOptions options) {
            listeners.add(new Listening(listener, options));
            return this;
        }

        /** Where sessions are kept beyond the life of the shard; nowhere by default. */
        public Builder sessionStore(SessionStore value) {
            store = requireNonNull(value, "sessionStore");
            return this;
        }

        /** Who may identify when; by default one limiter for all shards of the token in this process. */
        public Builder identifyLimiter(IdentifyLimiter value) {
            limiter = requireNonNull(value, "identifyLimiter");
            return this;
        }

        /** Where the Gateway is, if the configuration has no URL; by default {@code GET /gateway/bot} knows. */
        public Builder gatewayLocator(GatewayLocator value) {
            locator = requireNonNull(value, "gatewayLocator");
            return this;
        }

        /** Where the signals of {@link Shard#events()} come; by default the JDK's common pool. */
        public Builder executor(Executor value) {
            callbacks = requireNonNull(value, "executor");
            return this;
        }

        /** Makes the shard's jitter reproducible. */
        public Builder random(long value) {
            seed = value;
            return this;
        }

        /** Time of day, with which stored sessions are stamped; by default the system's. */
        public Builder clock(InstantSource value) {
            clock = requireNonNull(value, "clock");
            return this;
        }

        /** How long something may keep the event loop busy before it is named; 2 s by default, zero for never. */
        public Builder loopBlockedAfter(Duration value) {
            if (value.isNegative()) {
                throw new IllegalArgumentException(
                        "loopBlockedAfter must not be negative, was " + Durations.format(value));
            }
            loopBlockedAfter = value;
            return this;
        }

        /**
         * The shard, at rest.
         *
         * @throws dev.shard.UnknownNameException if a part is missing; the message names the artifact to add
         * @throws IllegalArgumentException if codec and compression do not go together
         */
        public Shard build() {
            return template().onlyShard();
        }

        /**
         * What any number of shards are made of: the parts chosen so far, those that are found on the class path included, each
         * made once.
         *
         * @throws dev.shard.UnknownNameException if a part is missing; the message names the artifact to add
         * @throws IllegalArgumentException if codec and compression do not go together
         */
        public ShardTemplate template() {
            Codec encoding = codec != null ? codec : usualCodec();
            Compression compressing = compression != null ? compression : usualCompression();
            checkTogether(compressing, encoding);
            List<AutoCloseable> owned = new ArrayList<>();
            Transport carrier = transport != null ? transport : usualTransport(owned);
            TokenParts shared = TokenParts.of(config.token(), config.gatewayUrl());
            return new ShardTemplate(
                    config,
                    carrier,
                    encoding,
                    compressing,
                    fallbacks(compressing, encoding),
                    locator != null ? locator : usualLocator(shared, encoding),
                    limiter != null ? limiter : shared.limiter(),
                    store,
                    callbacks != null ? callbacks : new CompletableFuture<Void>().defaultExecutor(),
                    seed,
                    clock,
                    loopBlockedAfter.isZero() ? LoopGuard.NONE : Watchdog.after(loopBlockedAfter),
                    List.copyOf(listeners),
                    List.copyOf(owned));
        }

        private Supplier<List<Compression>> fallbacks(Compression compressing, Codec encoding) {
            List<Compression> given = fallbacks;
            if (given == null) {
                return Fallbacks.below(compressing, encoding.encoding());
            }
            given.forEach(each -> checkTogether(each, encoding));
            return () -> given;
        }

        private static void checkTogether(Compression compression, Codec codec) {
            if (!compression.supports(codec.encoding())) {
                throw new IllegalArgumentException("compression %s does not exist for encoding %s; use %s or none"
                        .formatted(compression.name(), codec.encoding(), Providers.DEFAULT_COMPRESSION));
            }
        }

        private GatewayLocator usualLocator(TokenParts shared, Codec encoding) {
            URI url = config.gatewayUrl();
            return url == null ? shared.locator(encoding) : new FixedGatewayLocator(url);
        }

        private static Transport usualTransport(List<AutoCloseable> owned) {
            Transport made = Providers.usual("transport", Providers.DEFAULT_TRANSPORT, Providers.transports())
                    .create(Settings.empty());
            owned.add(made);
            return made;
        }

        private static Codec usualCodec() {
            return Providers.usual("codec", Providers.DEFAULT_CODEC, Providers.codecs())
                    .create(Settings.empty());
        }

        private static Compression usualCompression() {
            return Providers.usual("compression", Providers.DEFAULT_COMPRESSION, Providers.compressions())
                    .create(Settings.empty());
        }
    }
}
