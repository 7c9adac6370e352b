package dev.shard.tck.identify;

import dev.shard.IdentifyDelay;
import dev.shard.ShardId;
import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A limiter in virtual time that keeps the contract as simply as it can, until a subclass gives it a bad habit. */
class SlowLimiter implements IdentifyLimiter {
    /** One shard's place in the queue. */
    record Place(ShardId shard, IdentifyListener listener) {}

    final List<Place> waiting = new ArrayList<>();
    /** The last permit of each bucket that was not returned. */
    private final Map<Integer, SlowPermit> last = new HashMap<>();

    private final SessionStartLimit limit;
    private Duration now = Duration.ZERO;
    private int left;

    SlowLimiter(SessionStartLimit limit) {
        this.limit = limit;
        left = limit.remaining();
    }

    @Override
    public IdentifyRequest request(ShardId shard, IdentifyListener listener) {
        var place = new Place(shard, listener);
        waiting.add(place);
        if (left == 0) {
            listener.onDelayed(new IdentifyDelay(
                    IdentifyDelay.Reason.DAILY_BUDGET, limit.resetAfter().minus(now)));
        }
        serve();
        return () -> leave(place);
    }

    void leave(Place place) {
        waiting.remove(place);
    }

    /** Lets time pass. */
    void advance(Duration duration) {
        now = now.plus(duration);
        if (now.compareTo(limit.resetAfter()) >= 0) {
            left = limit.total();
        }
        last.values().forEach(permit -> permit.age(now));
        serve();
    }

    private void serve() {
        List<Place> queue = new ArrayList<>(waiting);
        queue.sort(order());
        queue.stream().filter(this::mayGo).forEach(place -> {
            var permit = new SlowPermit(this, bucket(place), now);
            last.put(permit.bucket(), permit);
            waiting.remove(place);
            grant(place, permit);
        });
    }

    Comparator<Place> order() {
        return Comparator.comparingInt(place -> place.shard().id());
    }

    Duration spacing() {
        return Duration.ofSeconds(5);
    }

    /** How long a permit may be without its first answer. */
    Duration lease() {
        return Duration.ofSeconds(30);
    }

    /** How long a bucket waits for the second one. */
    Duration patience() {
        return Duration.ofSeconds(30);
    }

    boolean hasBudget() {
        return left > 0;
    }

    int bucket(Place place) {
        return place.shard().bucket(limit.maxConcurrency());
    }

    void grant(Place place, SlowPermit permit) {
        place.listener().onPermit(permit);
    }

    private boolean mayGo(Place place) {
        SlowPermit before = last.get(bucket(place));
        return hasBudget() && (before == null || before.freesItsBucket(now));
    }

    /** Whether a permit whose time is over has lapsed. */
    boolean lapses(SlowPermit permit) {
        return !permit.answered();
    }

    /** Whether a first answer comes too late to count. */
    boolean ignoresAnswer(SlowPermit permit) {
        return permit.answered() || permit.lapsed();
    }

    void spent(SlowPermit permit) {
        permit.spentAt(now);
        left = Math.max(0, left - 1);
    }

    void unused(SlowPermit permit) {
        last.remove(permit.bucket(), permit);
        serve();
    }

    void failed(SlowPermit permit) {
        permit.settle();
    }
}
