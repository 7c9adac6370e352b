package dev.shard.core.driver;

import dev.shard.BotToken;
import dev.shard.Intent;
import dev.shard.Intents;
import dev.shard.ListenerOptions;
import dev.shard.ShardConfig;
import dev.shard.ShardId;
import dev.shard.ShardListener;
import dev.shard.ShardStatus;
import dev.shard.core.FixedGatewayLocator;
import dev.shard.core.driver.FakeTransport.FakeConnection;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.gateway.GatewayLocator;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyPermit;
import dev.shard.spi.identify.IdentifyRequest;
import dev.shard.spi.session.SessionStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** One real shard against a peer that the test plays, in virtual time. */
final class ShardScript {
    static final String TOKEN = "canary.Zq7-not-for-any-log";
    static final String BOT = BotToken.of(TOKEN).fingerprint();
    static final URI URL = URI.create("wss://gateway.example.test");
    static final Duration INTERVAL = Duration.ofSeconds(40);

    final VirtualLoop loop = new VirtualLoop();
    final FakeTransport transport = new FakeTransport(loop);
    final Recorder heard = new Recorder();
    final List<String> permits = new ArrayList<>();
    final List<String> closedParts = new ArrayList<>();
    final ShardParts parts;
    final DefaultShard shard;

    private ShardScript(Builder from) {
        ShardConfig.Builder config = ShardConfig.builder(BotToken.of(TOKEN), Intents.of(Intent.GUILDS));
        from.config.accept(config);
        parts = new ShardParts(
                config.build(),
                transport,
                loop,
                new PipeCodec(),
                from.compressions.get(0),
                () -> from.compressions.subList(1, from.compressions.size()),
                from.locator,
                from.limiter == null ? this::permitAtOnce : from.limiter,
                from.store,
                from.callbacks,
                new SplittableRandom(7),
                () -> Instant.ofEpochSecond(1_700_000_000).plusNanos(loop.nanoTime()),
                from.watchdog,
                List.of(() -> closedParts.add("first"), () -> closedParts.add("second")));
        shard = new DefaultShard(parts, listeners -> {
            listeners.add(heard, from.options);
            from.listeners.forEach(listener -> listener.accept(listeners));
        });
    }

    static Builder shard() {
        return new Builder();
    }

    /** A shard that is active at sequence 1. */
    static ShardScript active() {
        return shard().active();
    }

    private IdentifyRequest permitAtOnce(ShardId id, IdentifyListener listener) {
        listener.onPermit(new IdentifyPermit() {
            @Override
            public void spent() {
                permits.add("spent");
            }

            @Override
            public void unused() {
                permits.add("unused");
            }
        });
        return () -> permits.add("cancelled");
    }

    CompletionStage<ShardStatus> connect() {
        var connected = shard.connect();
        loop.run();
        return connected;
    }

    FakeConnection connection() {
        return transport.last();
    }

    void open() {
        connection().open();
    }

    void hello() {
        connection().text("10|||{\"heartbeat_interval\":" + INTERVAL.toMillis() + "}");
    }

    void ready() {
        connection().text("0|1|READY|{\"session_id\":\"s-1\",\"resume_gateway_url\":\"wss://resume.example.test\"}");
    }

    void dispatch(long sequence, String name) {
        connection().text("0|" + sequence + "|" + name + "|{\"n\":" + sequence + "}");
    }

    void activate() {
        connect();
        open();
        hello();
        ready();
    }

    /** Connects again after a loss, up to HELLO. */
    void comeBack() {
        int before = transport.connections.size();
        loop.advance(Duration.ofSeconds(1));
        if (transport.connections.size() == before) {
            throw new AssertionError("the shard did not connect again within a second");
        }
        open();
        hello();
    }

    /** Same, over {@link LineCompression}. */
    void comeBackCompressed() {
        loop.advance(Duration.ofSeconds(1));
        open();
        connection().binary("10|||{\"heartbeat_interval\":" + INTERVAL.toMillis() + "}\n");
    }

    /** Payloads sent on the last connection with this opcode. */
    List<String> sent(int op) {
        return connection().sent.stream()
                .filter(payload -> payload.startsWith(op + "|"))
                .toList();
    }

    static final class Builder {
        private Consumer<ShardConfig.Builder> config = config -> {};
        private List<Compression> compressions = List.of(new PlainCompression());
        private GatewayLocator locator = new FixedGatewayLocator(URL);
        private IdentifyLimiter limiter;
        private SessionStore store;
        private LoopGuard watchdog = LoopGuard.NONE;
        private Executor callbacks = Runnable::run;
        private ListenerOptions options = ListenerOptions.onLoop();
        private final List<Consumer<DefaultShard.Listeners>> listeners = new ArrayList<>();

        Builder config(Consumer<ShardConfig.Builder> value) {
            config = config.andThen(value);
            return this;
        }

        /** The one that is used, and what to fall back to. */
        Builder compression(Compression... values) {
            compressions = List.of(values);
            return this;
        }

        Builder locator(GatewayLocator value) {
            locator = value;
            return this;
        }

        Builder limiter(IdentifyLimiter value) {
            limiter = value;
            return this;
        }

        Builder store(SessionStore value) {
            store = value;
            return this;
        }

        Builder watchdog(LoopGuard value) {
            watchdog = value;
            return this;
        }

        Builder callbacks(Executor value) {
            callbacks = value;
            return this;
        }

        Builder options(ListenerOptions value) {
            options = value;
            return this;
        }

        Builder listener(ShardListener listener, ListenerOptions value) {
            listeners.add(to -> to.add(listener, value));
            return this;
        }

        ShardScript build() {
            return new ShardScript(this);
        }

        ShardScript active() {
            ShardScript script = build();
            script.activate();
            return script;
        }
    }
}
