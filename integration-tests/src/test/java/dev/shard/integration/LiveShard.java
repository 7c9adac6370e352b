package dev.shard.integration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.BackoffPolicy;
import dev.shard.BotToken;
import dev.shard.Intents;
import dev.shard.ListenerOptions;
import dev.shard.Shard;
import dev.shard.ShardConfig;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardStatus;
import dev.shard.ShardTimeouts;
import dev.shard.core.Shards;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.Settings;
import dev.shard.spi.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One shard against a simulator, on a transport of its own, with everything that it told and sent. */
public final class LiveShard implements AutoCloseable {
    /** How long anything may take that takes moments on an idle machine. */
    public static final Duration BOUND = Duration.ofSeconds(30);

    /** Quicker than a bot should be with Discord. */
    private static final BackoffPolicy BACKOFF =
            new BackoffPolicy(Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofSeconds(5), 0);

    private static final ShardTimeouts TIMEOUTS = new ShardTimeouts(
            Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofMillis(200));

    private final GatewaySimulator gateway;
    private final SentPayloads sent;
    private final Heard heard = new Heard();
    private final Deliveries deliveries = new Deliveries();
    private final Shard shard;

    private LiveShard(Builder from) {
        gateway = from.gateway;
        sent = new SentPayloads(from.parts.newTransport(from.transportSettings));
        Shards.Builder builder = from.parts
                .addTo(Shards.builder(from.config.build()))
                .transport(sent)
                .identifyLimiter(new UnlimitedIdentifies())
                .listener(deliveries)
                .listener(heard, ListenerOptions.onLoop().withRawMessages());
        from.changes.forEach(change -> change.accept(builder));
        shard = builder.build();
    }

    /** Starts with everything that a test need not say. */
    public static Builder against(GatewaySimulator gateway) {
        return new Builder(gateway);
    }

    /** Builds with nothing but that, and waits for READY. */
    public static LiveShard readyAgainst(GatewaySimulator gateway) {
        return against(gateway).ready();
    }

    /** A simulator that does not mind how quickly sessions follow each other. */
    public static GatewaySimulator patientGateway() {
        return GatewaySimulator.builder().identifySpacing(Duration.ZERO).start();
    }

    /** Collects what is to be different. */
    public static final class Builder {
        private final GatewaySimulator gateway;
        private final ShardConfig.Builder config;
        private final List<Consumer<Shards.Builder>> changes = new ArrayList<>();
        private Combination parts = Combination.USUAL;
        private Settings transportSettings = Settings.empty();

        private Builder(GatewaySimulator gateway) {
            this.gateway = gateway;
            config = ShardConfig.builder(BotToken.of(GatewaySimulator.DEFAULT_TOKEN), Intents.all())
                    .gatewayUrl(gateway.gatewayUrl())
                    .backoff(BACKOFF)
                    .timeouts(TIMEOUTS);
        }

        public Builder parts(Combination value) {
            parts = value;
            return this;
        }

        public Builder transportSettings(Settings value) {
            transportSettings = value;
            return this;
        }

        public Builder config(Consumer<ShardConfig.Builder> changesOfConfig) {
            changesOfConfig.accept(config);
            return this;
        }

        public Builder with(Consumer<Shards.Builder> change) {
            changes.add(change);
            return this;
        }

        public LiveShard build() {
            return new LiveShard(this);
        }

        /** A shard on a transport that others use as well; both are the caller's to close. */
        public Shard shardOn(Transport transport, Consumer<ShardConfig.Builder> changesOfConfig) {
            config(changesOfConfig);
            return parts.addTo(Shards.builder(config.build()))
                    .transport(transport)
                    .identifyLimiter(new UnlimitedIdentifies())
                    .build();
        }

        /** Builds, and begins to connect. */
        public LiveShard connecting() {
            LiveShard live = build();
            live.shard.connect();
            return live;
        }

        /** Builds, and waits for READY or RESUMED. */
        public LiveShard ready() {
            LiveShard live = build();
            try {
                join(live.shard.connect());
            } catch (RuntimeException | AssertionError failed) {
                live.close();
                throw failed;
            }
            return live;
        }
    }

    public Shard shard() {
        return shard;
    }

    public ShardId id() {
        return shard.id();
    }

    public ShardStatus status() {
        return shard.status();
    }

    public Heard heard() {
        return heard;
    }

    public SentPayloads sent() {
        return sent;
    }

    /** The id of the current session; fails without one. */
    public String sessionId() {
        return shard.session().orElseThrow().sessionId();
    }

    /** Waits until the shard is active, be it again. */
    public LiveShard awaitActive() {
        await("active", () -> shard.status().identified());
        return this;
    }

    /** Waits until an event of this kind was told. */
    public void awaitHeard(Class<? extends ShardEvent> kind) {
        await(kind.getSimpleName(), () -> heard.has(kind));
    }

    /** Waits until everything that was dispatched to living sessions of this shard has arrived. */
    public void awaitDelivered() {
        await("all events", () -> deliveries.complete(gateway.ledger(), id().id()));
    }

    /** Fails unless each event arrived once and in order, and every loss was told of. */
    public void assertNothingLostOrDoubled() {
        deliveries.assertFaithfulTo(gateway.ledger(), id().id());
    }

    /** Waits for anything else; a failure says what the shard was doing instead. */
    public void await(String what, BooleanSupplier condition) {
        assertThat(gateway.await(sim -> condition.getAsBoolean(), BOUND))
                .withFailMessage(() -> "no " + what + " within " + BOUND + ": " + status())
                .isTrue();
    }

    /** What a stage brings, or what it fails with. */
    public static <T extends @Nullable Object> T join(CompletionStage<T> stage) {
        return requireNonNull(stage, "stage")
                .toCompletableFuture()
                .orTimeout(BOUND.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    @Override
    public void close() {
        shard.close();
        sent.close();
    }
}
