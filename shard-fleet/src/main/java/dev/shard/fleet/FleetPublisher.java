package dev.shard.fleet;

import static java.util.Objects.requireNonNull;

import dev.shard.Shard;
import dev.shard.ShardEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/** The events of all shards, from the moment of subscription on, for any number of subscribers, each at its own pace. */
final class FleetPublisher implements Flow.Publisher<ShardEvent> {
    private final Executor executor;
    private final List<Shard> shards = new ArrayList<>();
    private final Set<FleetSubscription> subscriptions = new LinkedHashSet<>();
    private boolean closed;

    FleetPublisher(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ShardEvent> subscriber) {
        var subscription = new FleetSubscription(requireNonNull(subscriber, "subscriber"), executor, this::forget);
        List<Shard> now;
        boolean over;
        synchronized (this) {
            over = closed;
            now = List.copyOf(shards);
            if (!over) {
                subscriptions.add(subscription);
            }
        }
        subscription.begin();
        if (over) {
            subscription.complete();
        } else {
            now.forEach(subscription::attach);
        }
    }

    /** A shard joins. */
    void attach(Shard shard) {
        List<FleetSubscription> now;
        synchronized (this) {
            shards.add(shard);
            now = List.copyOf(subscriptions);
        }
        now.forEach(subscription -> subscription.attach(shard));
    }

    /** A shard has left; what it had published by then is still handed over. */
    synchronized void detach(Shard shard) {
        shards.remove(shard);
    }

    /** Nothing more will be published. */
    void close() {
        List<FleetSubscription> last;
        synchronized (this) {
            closed = true;
            last = List.copyOf(subscriptions);
            subscriptions.clear();
            shards.clear();
        }
        last.forEach(FleetSubscription::complete);
    }

    private synchronized void forget(FleetSubscription subscription) {
        subscriptions.remove(subscription);
    }
}
