package dev.shard.simulation;

import dev.shard.BackoffPolicy;
import dev.shard.BotToken;
import dev.shard.Intents;
import dev.shard.ListenerOptions;
import dev.shard.ShardConfig;
import dev.shard.ShardLimits;
import dev.shard.core.driver.DefaultShard;
import dev.shard.core.driver.LoopGuard;
import dev.shard.core.driver.ShardParts;
import dev.shard.spi.compression.Compression;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One process of a {@link Subject}: its shard, and what begins and ends with it. */
final class ShardProcess {
    private static final int LIMIT_BYTES = 1 << 18;

    private final Life life;
    private final World world;
    private final Subject subject;
    private final VirtualLoop loop;
    private final VirtualTransport transport;
    private final Witness witness;
    private final Asks asks;
    private final Commands commands;
    private final Listeners listeners;
    private final AtomicInteger decompressors = new AtomicInteger();
    private final AtomicInteger closedParts = new AtomicInteger();
    private final DefaultShard shard;

    /**
     * Starts with its shard at rest.
     *
     * @param number from 1 on, of the subject's processes
     */
    ShardProcess(Life life, Subject subject, int number, Intents intents) {
        this.life = life;
        this.subject = subject;
        world = life.world();
        loop = new VirtualLoop(world);
        transport = new VirtualTransport(world, life.gateway(), subject);
        witness = new Witness(world, life.gateway(), subject);
        asks = new Asks(world, subject);
        commands = new Commands(world, subject);
        listeners = new Listeners(world, subject, witness);
        shard = new DefaultShard(parts(number, intents), to -> {
            to.add(witness, ListenerOptions.onLoop());
            to.add(listeners.onLoop(), ListenerOptions.onLoop());
            to.add(
                    listeners.offLoop(),
                    ListenerOptions.on(listeners.executor())
                            .withQueue(life.setting().consumerQueue(), 1 << 20));
        });
    }

    private ShardParts parts(int number, Intents intents) {
        List<Compression> counted = life.setting().compressions().stream()
                .<Compression>map(compression -> new CountedCompression(world, compression, decompressors))
                .toList();
        return new ShardParts(
                config(intents),
                transport,
                loop,
                life.setting().codec(),
                counted.get(0),
                () -> counted.subList(1, counted.size()),
                new VirtualLocator(world, life.gateway(), subject),
                life.limiter(),
                life.setting().storing() ? subject.store() : null,
                listeners.executor(),
                world.chance("shard " + subject.index() + " " + number),
                subject::wall,
                LoopGuard.NONE,
                List.of(closedParts::incrementAndGet));
    }

    private ShardConfig config(Intents intents) {
        BackoffPolicy usual = BackoffPolicy.DEFAULT;
        Setting setting = life.setting();
        return ShardConfig.builder(BotToken.of(ModelGateway.TOKEN), intents)
                .shard(subject.index(), setting.shards())
                .autoReconnect(setting.autoReconnect())
                .limits(new ShardLimits(LIMIT_BYTES, LIMIT_BYTES, 100))
                .backoff(new BackoffPolicy(usual.base(), usual.cap(), usual.stableAfter(), setting.maxAttempts()))
                .build();
    }

    /** Its shard was closed, and has had the time that this may take. */
    void expectRest() {
        world.expect(
                shard.status().phase().ended() || shard.status().history().connections() == 0,
                "law 7: close() ends everything",
                "phase " + shard.status().phase());
        world.expect(loop.pending() == 0, "law 7: close() ends everything", loop.pending() + " tasks are left");
        world.expect(decompressors.get() == 0, "S5 native memory", decompressors + " decompressors are left");
        world.expect(closedParts.get() == 1, "R17 parts are closed once", closedParts + " times");
        transport
                .wires()
                .forEach(wire -> world.expect(wire.over(), "law 7: close() ends everything", wire + " is open"));
        asks.expectDone();
        commands.expectTruth();
    }

    /** Ends it without a word. */
    void die() {
        loop.die();
        transport.die();
    }

    VirtualLoop loop() {
        return loop;
    }

    VirtualTransport transport() {
        return transport;
    }

    DefaultShard shard() {
        return shard;
    }

    Witness witness() {
        return witness;
    }

    Commands commands() {
        return commands;
    }

    Asks asks() {
        return asks;
    }

    Listeners listeners() {
        return listeners;
    }
}
