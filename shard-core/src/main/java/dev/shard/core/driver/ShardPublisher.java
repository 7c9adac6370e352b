package dev.shard.core.driver;

import static java.util.Objects.requireNonNull;

import dev.shard.ShardEvent;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/** A shard's events from the moment of subscription on, for any number of subscribers, each at its own pace. */
final class ShardPublisher implements Flow.Publisher<ShardEvent> {
    private final Delivery delivery;
    private final Executor executor;

    ShardPublisher(Delivery delivery, Executor executor) {
        this.delivery = delivery;
        this.executor = executor;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ShardEvent> subscriber) {
        var outlet = new SubscriberOutlet(requireNonNull(subscriber, "subscriber"), executor, delivery);
        if (!delivery.add(outlet)) {
            outlet.offer(Mail.END);
        }
        // Rule 1.9: onSubscribe comes without anybody having asked for it.
        outlet.signal();
    }
}
