package dev.shard;

import static java.util.Objects.requireNonNull;

import dev.shard.units.Durations;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a shard is told before it starts. Immutable; each value is checked where it is given, so a configuration that
 * exists is one that the Gateway can accept.
 */
public final class ShardConfig {
    /** The only version that this library was written for. */
    public static final int DEFAULT_API_VERSION = 10;
    /** Discord's default, and its smallest value. */
    public static final int DEFAULT_LARGE_THRESHOLD = 50;

    /**
     * Discord says "a few minutes". A RESUME too many costs one round trip, one too few an identify and all the events
     * between.
     */
    public static final Duration DEFAULT_MAX_SESSION_AGE = Duration.ofMinutes(10);

    private final BotToken token;
    private final Intents intents;
    private final ShardId shard;
    private final boolean autoReconnect;
    private final int largeThreshold;
    private final int apiVersion;
    private final @Nullable URI gatewayUrl;
    private final @Nullable Presence presence;
    private final IdentifyProperties properties;
    private final ShardTimeouts timeouts;
    private final ShardLimits limits;
    private final BackoffPolicy backoff;
    private final Duration maxSessionAge;
    private final Map<Integer, CloseAction> closeActions;

    private ShardConfig(Builder from) {
        token = from.token;
        intents = from.intents;
        shard = from.shard;
        autoReconnect = from.autoReconnect;
        largeThreshold = from.largeThreshold;
        apiVersion = from.apiVersion;
        gatewayUrl = from.gatewayUrl;
        presence = from.presence;
        properties = from.properties;
        timeouts = from.timeouts;
        limits = from.limits;
        backoff = from.backoff;
        maxSessionAge = from.maxSessionAge;
        closeActions = Map.copyOf(from.closeActions);
    }

    /** Starts with what every bot must say; the rest has defaults. */
    public static Builder builder(BotToken token, Intents intents) {
        return new Builder(requireNonNull(token, "token"), requireNonNull(intents, "intents"));
    }

    /** The bot's token. */
    public BotToken token() {
        return token;
    }

    /** What the bot subscribes to. */
    public Intents intents() {
        return intents;
    }

    /** Which shard of how many; default {@link ShardId#SINGLE}. */
    public ShardId shard() {
        return shard;
    }

    /** Whether a lost connection is replaced without being asked; default true. */
    public boolean autoReconnect() {
        return autoReconnect;
    }

    /** Members above which a guild comes without its offline members; 50 to 250, default 50. */
    public int largeThreshold() {
        return largeThreshold;
    }

    /** Gateway version; default 10. */
    public int apiVersion() {
        return apiVersion;
    }

    /** Where to connect; null to ask {@code GET /gateway/bot}. */
    public @Nullable URI gatewayUrl() {
        return gatewayUrl;
    }

    /** Presence to start with; null for plain online. */
    public @Nullable Presence presence() {
        return presence;
    }

    /** What the client says about itself. */
    public IdentifyProperties properties() {
        return properties;
    }

    /** Deadlines. */
    public ShardTimeouts timeouts() {
        return timeouts;
    }

    /** Bounds on memory. */
    public ShardLimits limits() {
        return limits;
    }

    /** Waits between connections. */
    public BackoffPolicy backoff() {
        return backoff;
    }

    /** How old a stored session may be to be resumed, counted from its last change; default 10 minutes. */
    public Duration maxSessionAge() {
        return maxSessionAge;
    }

    /** What to do after a close code: the overrides, then {@link CloseCode#action()}, then {@link CloseAction#RESUME}. */
    public CloseAction closeAction(int code) {
        CloseAction override = closeActions.get(code);
        if (override != null) {
            return override;
        }
        CloseCode known = CloseCode.find(code);
        return known == null ? CloseAction.RESUME : known.action();
    }

    /** The close codes whose action was changed; unmodifiable. */
    public Map<Integer, CloseAction> closeActions() {
        return closeActions;
    }

    /** A builder that starts with these values. */
    public Builder toBuilder() {
        Builder builder = new Builder(token, intents);
        builder.shard = shard;
        builder.autoReconnect = autoReconnect;
        builder.largeThreshold = largeThreshold;
        builder.apiVersion = apiVersion;
        builder.gatewayUrl = gatewayUrl;
        builder.presence = presence;
        builder.properties = properties;
        builder.timeouts = timeouts;
        builder.limits = limits;
        builder.backoff = backoff;
        builder.maxSessionAge = maxSessionAge;
        builder.closeActions.putAll(closeActions);
        return builder;
    }

    /** Everything but the token. */
    @Override
    public String toString() {
        return "ShardConfig[shard=" + shard + ", intents=" + intents + ", apiVersion=" + apiVersion + ", gatewayUrl="
                + gatewayUrl + ", autoReconnect=" + autoReconnect + ", largeThreshold=" + largeThreshold + "]";
    }

    /** Collects the values; every method returns this builder. */
    public static final class Builder {
        private BotToken token;
        private Intents intents;
        private ShardId shard = ShardId.SINGLE;
        private boolean autoReconnect = true;
        private int largeThreshold = DEFAULT_LARGE_THRESHOLD;
        private int apiVersion = DEFAULT_API_VERSION;
        private @Nullable URI gatewayUrl;
        private @Nullable Presence presence;
        private IdentifyProperties properties = IdentifyProperties.ofThisLibrary();
        private ShardTimeouts timeouts = ShardTimeouts.DEFAULT;
        private ShardLimits limits = ShardLimits.DEFAULT;
        private BackoffPolicy backoff = BackoffPolicy.DEFAULT;
        private Duration maxSessionAge = DEFAULT_MAX_SESSION_AGE;
        private final Map<Integer, CloseAction> closeActions = new HashMap<>();

        private Builder(BotToken token, Intents intents) {
            this.token = token;
            this.intents = intents;
        }

        /** The bot's token. */
        public Builder token(BotToken value) {
            token = requireNonNull(value, "token");
            return this;
        }

        /** What the bot subscribes to. */
        public Builder intents(Intents value) {
            intents = requireNonNull(value, "intents");
            return this;
        }

        /** Which shard of how many. */
        public Builder shard(ShardId value) {
            shard = requireNonNull(value, "shard");
            return this;
        }

        /** Which shard of how many; see {@link ShardId#ShardId}. */
        public Builder shard(int id, int count) {
            return shard(new ShardId(id, count));
        }

        /** Whether a lost connection is replaced without being asked. */
        public Builder autoReconnect(boolean value) {
            autoReconnect = value;
            return this;
        }

        /** Members above which a guild comes without its offline members: 50 to 250. */
        public Builder largeThreshold(int value) {
            if (value < 50 || value > 250) {
                throw new IllegalArgumentException("largeThreshold must be from 50 to 250, was " + value);
            }
            largeThreshold = value;
            return this;
        }

        /** Gateway version: 6 to 99. */
        public Builder apiVersion(int value) {
            apiVersion = checkedVersion(value);
            return this;
        }

        /** Where to connect: an absolute {@code ws} or {@code wss} URI; null to ask {@code GET /gateway/bot}. */
        public Builder gatewayUrl(@Nullable URI value) {
            gatewayUrl = value == null ? null : checkedUrl(value);
            return this;
        }

        /** Presence to start with; null for plain online. */
        public Builder presence(@Nullable Presence value) {
            presence = value;
            return this;
        }

        /** What the client says about itself. */
        public Builder properties(IdentifyProperties value) {
            properties = requireNonNull(value, "properties");
            return this;
        }

        /** Deadlines. */
        public Builder timeouts(ShardTimeouts value) {
            timeouts = requireNonNull(value, "timeouts");
            return this;
        }

        /** Bounds on memory. */
        public Builder limits(ShardLimits value) {
            limits = requireNonNull(value, "limits");
            return this;
        }

        /** Waits between connections. */
        public Builder backoff(BackoffPolicy value) {
            backoff = requireNonNull(value, "backoff");
            return this;
        }

        /** How old a stored session may be to be resumed: from 0, which resumes none, to 1 day. */
        public Builder maxSessionAge(Duration value) {
            if (value.isNegative() || value.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException(
                        "maxSessionAge must be from 0 to 1 day, was " + Durations.format(value));
            }
            maxSessionAge = value;
            return this;
        }

        /** Changes what happens after one close code, 1000 to 4999. */
        public Builder closeAction(int code, CloseAction action) {
            if (code < 1000 || code > 4999) {
                throw new IllegalArgumentException("close code must be from 1000 to 4999, was " + code);
            }
            closeActions.put(code, requireNonNull(action, "action"));
            return this;
        }

        /** The configuration; the builder may be used further. */
        public ShardConfig build() {
            return new ShardConfig(this);
        }
    }

    /**
     * Checks a Gateway URL.
     *
     * @return the same URL
     * @throws IllegalArgumentException if it is not an absolute {@code ws} or {@code wss} URI with a host, or has a fragment
     */
    public static URI checkedUrl(URI url) {
        String scheme = requireNonNull(url, "url").getScheme();
        if (!"ws".equalsIgnoreCase(scheme) && !"wss".equalsIgnoreCase(scheme)) {
            throw new IllegalArgumentException("gateway URL must start with ws:// or wss://, was " + url
                    + "; for example wss://gateway.discord.gg");
        }
        if (url.getHost() == null || url.getHost().isEmpty()) {
            throw new IllegalArgumentException("gateway URL has no host: " + url);
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            throw new IllegalArgumentException("gateway URL has a port outside of 1 to 65535: " + url);
        }
        if (url.getFragment() != null) {
            throw new IllegalArgumentException("gateway URL may not have a fragment (#...): " + url);
        }
        return url;
    }

    /**
     * Checks a Gateway version.
     *
     * @return the same version
     * @throws IllegalArgumentException if it is not from 6 to 99
     */
    public static int checkedVersion(int version) {
        if (version < 6 || version > 99) {
            throw new IllegalArgumentException("apiVersion must be from 6 to 99, was " + version + "; current is 10");
        }
        return version;
    }
}
