package dev.shard.tck.identify;

import dev.shard.IdentifyDelay;
import dev.shard.ShardId;
import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyPermit;
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
    private final Map<Integer, Duration> freeAt = new HashMap<>();
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
        serve();
    }

    private void serve() {
        List<Place> queue = new ArrayList<>(waiting);
        queue.sort(order());
        for (Place place : queue) {
            if (mayGo(place)) {
                hold(place);
                waiting.remove(place);
                grant(place, new Permit(place));
            }
        }
    }

    Comparator<Place> order() {
        return Comparator.comparingInt(place -> place.shard().id());
    }

    Duration spacing() {
        return Duration.ofSeconds(5);
    }

    boolean hasBudget() {
        return left > 0;
    }

    int bucket(Place place) {
        return place.shard().bucket(limit.maxConcurrency());
    }

    void grant(Place place, IdentifyPermit permit) {
        place.listener().onPermit(permit);
    }

    private boolean mayGo(Place place) {
        return hasBudget() && freeAt.getOrDefault(bucket(place), Duration.ZERO).compareTo(now) <= 0;
    }

    private void hold(Place place) {
        freeAt.put(bucket(place), Duration.ofDays(1));
    }

    void spent(Place place) {
        freeAt.put(bucket(place), now.plus(spacing()));
        left = Math.max(0, left - 1);
    }

    void unused(Place place) {
        freeAt.put(bucket(place), Duration.ZERO);
        serve();
    }

    private final class Permit implements IdentifyPermit {
        private final Place place;
        private boolean answered;

        Permit(Place place) {
            this.place = place;
        }

        @Override
        public void spent() {
            if (!answered) {
                answered = true;
                SlowLimiter.this.spent(place);
            }
        }

        @Override
        public void unused() {
            if (!answered) {
                answered = true;
                SlowLimiter.this.unused(place);
            }
        }
    }
}
