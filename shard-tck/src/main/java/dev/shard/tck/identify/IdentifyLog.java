package dev.shard.tck.identify;

import static java.util.Objects.requireNonNull;

import dev.shard.IdentifyDelay;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyPermit;
import dev.shard.spi.identify.IdentifyRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who asked for a permit, who got one and when. */
final class IdentifyLog {
    private final List<Integer> permitted = new ArrayList<>();
    private final List<Duration> times = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();
    private final Map<Integer, Place> places = new HashMap<>();
    private Duration now = Duration.ZERO;

    /** One shard's wait. */
    final class Place implements IdentifyListener {
        private final int id;
        private boolean spends;
        private final List<IdentifyPermit> permits = new ArrayList<>();
        private final List<IdentifyRequest> request = new ArrayList<>();

        private Place(int id) {
            this.id = id;
        }

        /** Answers a permit, now or when it comes, as a shard does whose Gateway answers at once. */
        void spends() {
            spends = true;
            permits.forEach(Place::spend);
        }

        private static void spend(IdentifyPermit permit) {
            permit.spent();
            permit.ready();
        }

        @Override
        public void onPermit(IdentifyPermit permit) {
            permitted.add(id);
            times.add(now);
            permits.add(permit);
            if (spends) {
                spend(permit);
            }
        }

        @Override
        public void onDelayed(IdentifyDelay delay) {
            delays.add(delay.retryAfter());
        }
    }

    Place request(IdentifyLimiter limiter, int id) {
        var place = new Place(id);
        places.put(id, place);
        place.request.add(limiter.request(IdentifyLimiterContract.shard(id), place));
        return place;
    }

    IdentifyPermit permit(int id) {
        return place(id).permits.get(0);
    }

    void cancel(int id) {
        place(id).request.forEach(IdentifyRequest::cancel);
    }

    private Place place(int id) {
        return requireNonNull(places.get(id), "no request");
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    /** Ids, in order. */
    List<Integer> permitted() {
        return permitted;
    }

    /** Between one permit and the next. */
    List<Duration> gaps() {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(times.get(i).minus(times.get(i - 1)));
        }
        return gaps;
    }

    /** What those who waited were told. */
    List<Duration> delays() {
        return delays;
    }
}
