package dev.shard.tck.identify;

import dev.shard.spi.identify.IdentifyPermit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A permit of {@link SlowLimiter}. */
class SlowPermit implements IdentifyPermit {
    private final SlowLimiter limiter;
    private final int bucket;
    private final Duration grantedAt;
    private @Nullable Duration spentAt;
    private boolean answered;
    private boolean settled;
    private boolean lapsed;

    SlowPermit(SlowLimiter limiter, int bucket, Duration now) {
        this.limiter = limiter;
        this.bucket = bucket;
        this.grantedAt = now;
    }

    int bucket() {
        return bucket;
    }

    boolean answered() {
        return answered;
    }

    @Override
    public boolean lapsed() {
        return lapsed;
    }

    void spentAt(Duration now) {
        spentAt = now;
    }

    void settle() {
        settled = true;
    }

    /** Lapses if it is time to. */
    void age(Duration now) {
        if (!lapsed && limiter.lapses(this) && now.minus(grantedAt).compareTo(limiter.lease()) >= 0) {
            lapsed = true;
            settled = true;
            limiter.spent(this);
        }
    }

    boolean freesItsBucket(Duration now) {
        if (spentAt == null) {
            return false;
        }
        Duration since = now.minus(spentAt);
        return since.compareTo(limiter.spacing()) >= 0 && (settled || since.compareTo(limiter.patience()) >= 0);
    }

    @Override
    public void spent() {
        if (!limiter.ignoresAnswer(this)) {
            answered = true;
            limiter.spent(this);
        }
    }

    @Override
    public void unused() {
        if (!limiter.ignoresAnswer(this)) {
            answered = true;
            limiter.unused(this);
        }
    }

    @Override
    public void ready() {
        settle();
    }

    @Override
    public void failed() {
        limiter.failed(this);
    }
}
