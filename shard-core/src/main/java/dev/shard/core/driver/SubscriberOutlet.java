package dev.shard.core.driver;

import static java.util.Objects.requireNonNull;

import dev.shard.ListenerOptions;
import dev.shard.ShardEvent;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One subscription of {@link ShardPublisher}. Every signal to the subscriber, {@code onSubscribe} included, comes from the
 * executor, one at a time.
 *
 * @see "Reactive Streams 1.0.4, rules 1.x and 3.x"
 */
final class SubscriberOutlet extends QueuedOutlet implements Flow.Subscription {
    private static final long UNBOUNDED = Long.MAX_VALUE;

    private final Flow.Subscriber<? super ShardEvent> subscriber;
    private final AtomicLong demand = new AtomicLong();
    private volatile boolean asksNonsense;
    private boolean subscribed;

    SubscriberOutlet(Flow.Subscriber<? super ShardEvent> subscriber, Executor executor, Delivery delivery) {
        super(ListenerOptions.on(executor), executor, delivery);
        this.subscriber = subscriber;
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            asksNonsense = true;
        } else {
            demand.accumulateAndGet(n, (has, more) -> has + more < 0 ? UNBOUNDED : has + more);
        }
        signal();
    }

    @Override
    public void cancel() {
        close();
    }

    @Override
    boolean stalled() {
        return demand.get() == 0;
    }

    @Override
    void prepare() {
        if (!subscribed) {
            subscribed = true;
            subscriber.onSubscribe(this);
        }
    }

    @Override
    boolean ready() {
        if (asksNonsense) {
            close();
            subscriber.onError(new IllegalArgumentException("request must be for at least one event (rule 3.9)"));
            return false;
        }
        return demand.get() > 0;
    }

    @Override
    void hand(Mail mail) {
        demand.accumulateAndGet(1, (has, one) -> has == UNBOUNDED ? has : has - one);
        try {
            subscriber.onNext(requireNonNull(mail.event()));
        } catch (RuntimeException | Error broken) {
            // Rule 2.13: a subscriber that throws counts as cancelled.
            close();
            throw broken;
        }
    }

    @Override
    void end() {
        subscriber.onComplete();
    }
}
