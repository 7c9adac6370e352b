package dev.shard.simulation;

import dev.shard.ShardSession;
import dev.shard.core.driver.DefaultShard;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One shard of the world, from process to process, with its user. */
final class Subject {
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
    private ShardProcess process;

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
        leaving = false;
        process = new ShardProcess(life, this, processes, Setting.intents(otherIntents));
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
        process.loop().execute(process.shard()::close);
        expectRestAfter(REST, process.loop().stalled(), then);
    }

    private void expectRestAfter(Duration wait, long stalled, Runnable then) {
        world.at(Math.max(world.now(), process.loop().busyUntil()) + wait.toNanos(), () -> {
            if (process.loop().stalled() != stalled) {
                expectRestAfter(wait, process.loop().stalled(), then);
                return;
            }
            process.expectRest();
            then.run();
        });
    }

    // ---- What happens to its machine ----

    /** The process dies and is started again. */
    void crash(Duration downFor) {
        if (leaving) {
            return;
        }
        leaving = true;
        process.die();
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
        return process.loop();
    }

    VirtualTransport transport() {
        return process.transport();
    }

    DefaultShard shard() {
        return process.shard();
    }

    Witness witness() {
        return process.witness();
    }

    WatchedLimiter limiter() {
        return life.limiter();
    }

    Commands commands() {
        return process.commands();
    }

    Asks asks() {
        return process.asks();
    }

    Listeners listeners() {
        return process.listeners();
    }

    VirtualStore store() {
        return store;
    }

    /** What the store gave this process to begin with. */
    @Nullable ShardSession loaded() {
        return store.loaded();
    }
}
