package dev.shard.fleet;

import static java.util.Objects.requireNonNull;

import dev.shard.Shard;
import dev.shard.ShardEvent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** The events of all shards, from the moment of subscription on, for any number of subscribers, each at its own pace. */
final class FleetPublisher implements Flow.Publisher<ShardEvent> {
    private final Executor executor;
    private final Consumer<FleetListener> onJoin;
    private final Map<Shard, ShardGroup> shards = new LinkedHashMap<>();
    private final Set<FleetSubscription> subscriptions = new LinkedHashSet<>();
    private boolean closed;

    /**
     * Publishes nothing yet.
     *
     * @param onJoin told of every subscription, before it hears anything
     */
    FleetPublisher(Executor executor, Consumer<FleetListener> onJoin) {
        this.executor = executor;
        this.onJoin = onJoin;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ShardEvent> subscriber) {
        var subscription = new FleetSubscription(requireNonNull(subscriber, "subscriber"), executor, this::forget);
        Map<Shard, ShardGroup> now;
        boolean over;
        synchronized (this) {
            over = closed;
            now = new LinkedHashMap<>(shards);
            if (!over) {
                subscriptions.add(subscription);
            }
        }
        subscription.begin();
        onJoin.accept(subscription.listener());
        if (over) {
            subscription.complete();
        } else {
            now.forEach(subscription::attach);
        }
    }

    /** A shard joins. */
    void attach(Shard shard, ShardGroup group) {
        List<FleetSubscription> now;
        synchronized (this) {
            shards.put(shard, group);
            now = List.copyOf(subscriptions);
        }
        now.forEach(subscription -> subscription.attach(shard, group));
    }

    /** A shard has left; what it had published by then is still handed over. */
    synchronized void detach(Shard shard) {
        shards.remove(shard);
    }

    /** What stands before each subscriber. */
    synchronized List<FleetListener> listeners() {
        return subscriptions.stream().map(FleetSubscription::listener).toList();
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
