package dev.shard.simulation;

import dev.shard.IdentifyDelay;
import dev.shard.ShardId;
import dev.shard.core.InProcessIdentifyLimiter;
import dev.shard.core.VirtualLimiters;
import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyPermit;
import dev.shard.spi.identify.IdentifyRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** The limiter that the shards share, and whether they do as it says. */
final class WatchedLimiter implements IdentifyLimiter {
    private static final Duration SPACING = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final World world;
    private final int buckets;
    private final Duration travel;
    private final InProcessIdentifyLimiter limiter;
    private final IntFunction<VirtualLoop> loops;
    private final Map<Integer, Long> identifiedAt = new HashMap<>();
    private final Set<Integer> permitted = new HashSet<>();

    WatchedLimiter(World world, Setting setting, IntFunction<VirtualLoop> loops) {
        this.world = world;
        this.loops = loops;
        buckets = setting.buckets();
        travel = Duration.ofMillis(setting.permitMillis());
        limiter = VirtualLimiters.limiter(Setting.RESERVE, world::now, (delay, task) -> world.after(delay, task));
    }

    @Override
    public void update(SessionStartLimit limit) {
        limiter.update(limit);
    }

    @Override
    public IdentifyRequest request(ShardId shard, IdentifyListener listener) {
        VirtualLoop asking = loops.apply(shard.id());
        return limiter.request(shard, new IdentifyListener() {
            @Override
            public void onPermit(IdentifyPermit permit) {
                IdentifyPermit watched = watched(shard, asking, permit);
                world.after(travel, () -> {
                    world.note("permit", shard.toString());
                    permitted.add(shard.id());
                    listener.onPermit(watched);
                });
            }

            @Override
            public void onDelayed(IdentifyDelay delay) {
                listener.onDelayed(delay);
            }
        });
    }

    private IdentifyPermit watched(ShardId shard, VirtualLoop asking, IdentifyPermit permit) {
        boolean[] answered = new boolean[1];
        world.after(
                LEASE,
                () -> world.expect(
                        answered[0] || asking.dead() || asking.busyUntil() > world.now(),
                        "R8 permits are answered",
                        "one of shard " + shard));
        return new IdentifyPermit() {
            @Override
            public void spent() {
                answered[0] = true;
                permit.spent();
            }

            @Override
            public void unused() {
                answered[0] = true;
                permitted.remove(shard.id());
                permit.unused();
            }

            @Override
            public void ready() {
                permit.ready();
            }

            @Override
            public void failed() {
                permit.failed();
            }

            @Override
            public boolean lapsed() {
                return permit.lapsed();
            }
        };
    }

    /** IDENTIFY is being written. */
    void identifying(Subject subject, long now) {
        int bucket = subject.index() % buckets;
        world.expect(permitted.remove(subject.index()), "R8 no identify without a permit", "shard " + subject.index());
        Long last = identifiedAt.put(bucket, now);
        world.expect(
                last == null || now - last >= SPACING.toNanos(),
                "law 3: identifies of a bucket are 5 s apart",
                "shard " + subject.index() + " after " + (last == null ? 0 : (now - last) / 1_000_000) + " ms");
    }
}
