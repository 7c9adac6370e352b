package dev.shard.simulation;

import dev.shard.BackoffPolicy;
import dev.shard.BotToken;
import dev.shard.ListenerOptions;
import dev.shard.ShardConfig;
import dev.shard.ShardLimits;
import dev.shard.ShardSession;
import dev.shard.core.driver.DefaultShard;
import dev.shard.core.driver.LoopGuard;
import dev.shard.core.driver.ShardParts;
import dev.shard.spi.compression.Compression;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One shard of the world, from process to process, with its user. */
final class Subject {
    private static final int LIMIT_BYTES = 1 << 18;

    /** Longer than a close may take. */
    private static final Duration REST = Duration.ofSeconds(9);

    private final Life life;
    private final World world;
    private final int index;
    private final VirtualStore store;
    private final User user;
    private int processes;
    private boolean otherIntents;
    private boolean leaving;
    private boolean hasFallenBack;
    private long wallJump;
    private VirtualLoop loop;
    private VirtualTransport transport;
    private Witness witness;
    private Asks asks;
    private Commands commands;
    private Listeners listeners;
    private AtomicInteger decompressors;
    private AtomicInteger closedParts;
    private DefaultShard shard;

    @SuppressWarnings("NullAway.Init") // Filled by begin().
    Subject(Life life, int index) {
        this.life = life;
        this.world = life.world();
        this.index = index;
        store = new VirtualStore(world, this);
        user = new User(world, this);
        begin();
    }

    /** A new process with a shard at rest. */
    private void begin() {
        processes++;
        loop = new VirtualLoop(world);
        transport = new VirtualTransport(world, life.gateway(), this);
        witness = new Witness(world, life.gateway(), this);
        asks = new Asks(world, this);
        commands = new Commands(world, this);
        listeners = new Listeners(world, this);
        decompressors = new AtomicInteger();
        closedParts = new AtomicInteger();
        leaving = false;
        shard = new DefaultShard(parts(), to -> {
            to.add(witness, ListenerOptions.onLoop());
            to.add(listeners.onLoop(), ListenerOptions.onLoop());
            to.add(
                    listeners.offLoop(),
                    ListenerOptions.on(listeners.executor()).withQueue(setting().consumerQueue(), 1 << 20));
        });
    }

    private ShardParts parts() {
        List<Compression> counted = setting().compressions().stream()
                .<Compression>map(compression -> new CountedCompression(world, compression, decompressors))
                .toList();
        return new ShardParts(
                config(),
                transport,
                loop,
                setting().codec(),
                counted.get(0),
                () -> counted.subList(1, counted.size()),
                new VirtualLocator(world, life.gateway(), this),
                life.limiter(),
                setting().storing() ? store : null,
                listeners.executor(),
                world.chance("shard " + index + " " + processes),
                this::wall,
                LoopGuard.NONE,
                List.of(closedParts::incrementAndGet));
    }

    private ShardConfig config() {
        BackoffPolicy usual = BackoffPolicy.DEFAULT;
        return ShardConfig.builder(BotToken.of(ModelGateway.TOKEN), Setting.intents(otherIntents))
                .shard(index, setting().shards())
                .autoReconnect(setting().autoReconnect())
                .limits(new ShardLimits(LIMIT_BYTES, LIMIT_BYTES, 100))
                .backoff(new BackoffPolicy(
                        usual.base(),
                        usual.cap(),
                        usual.stableAfter(),
                        setting().maxAttempts()))
                .build();
    }

    Instant wall() {
        return Instant.ofEpochSecond(1_800_000_000).plusNanos(world.now()).plusMillis(wallJump);
    }

    /** It is stopping; when it has come to rest it goes on in another process. */
    void handOver(boolean withOtherIntents) {
        leaving = true;
        world.after(
                REST,
                () -> close(() -> {
                    otherIntents = withOtherIntents;
                    begin();
                    user.connect();
                }));
    }

    /** Closes for good; when everything must be over, sees whether it is. */
    void close(Runnable then) {
        leaving = true;
        loop.execute(shard::close);
        expectRestAfter(REST, loop.stalled(), then);
    }

    private void expectRestAfter(Duration wait, long stalled, Runnable then) {
        world.at(Math.max(world.now(), loop.busyUntil()) + wait.toNanos(), () -> {
            if (loop.stalled() != stalled) {
                expectRestAfter(wait, loop.stalled(), then);
                return;
            }
            expectRest();
            then.run();
        });
    }

    private void expectRest() {
        world.expect(
                shard.status().phase().ended()
                        || processes > 0 && shard.status().history().connections() == 0,
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

    // ---- What happens to its machine ----

    /** The process dies and is started again. */
    void crash(Duration downFor) {
        if (leaving) {
            return;
        }
        leaving = true;
        loop.die();
        transport.die();
        if (setting().shards() == 1) {
            life.newLimiter();
        }
        world.after(downFor, () -> {
            begin();
            user.connect();
        });
    }

    void jumpWall(long millis) {
        wallJump += millis;
    }

    void expectNoSecret(String where, String text) {
        world.expect(!text.contains(ModelGateway.TOKEN), "law 8: the token appears nowhere", "in " + where);
    }

    /** Another compression is asked for from now on, but the next process begins with the first one again. */
    void fellBack() {
        hasFallenBack = true;
    }

    boolean hasFallenBack() {
        return hasFallenBack;
    }

    /** Whether its process is about to end, so that nobody uses it any more. */
    boolean leaving() {
        return leaving;
    }

    int intents() {
        return Setting.intents(otherIntents).bits();
    }

    User user() {
        return user;
    }

    World world() {
        return world;
    }

    Setting setting() {
        return life.setting();
    }

    int index() {
        return index;
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

    WatchedLimiter limiter() {
        return life.limiter();
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

    VirtualStore store() {
        return store;
    }

    /** What the store gave this process to begin with. */
    @Nullable ShardSession loaded() {
        return store.loaded();
    }
}
