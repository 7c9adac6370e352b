package dev.shard.fleet;

import dev.shard.Shard;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardListener;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One subscription of {@link FleetPublisher}: a few events of each shard wait here, the rest in the shard's own bounded queue.
 * Every signal to the subscriber comes from the executor, one at a time.
 *
 * @see "Reactive Streams 1.0.4, rules 1.x and 3.x"
 */
final class FleetSubscription implements Flow.Subscription {
    /** Events of one shard that may wait here. */
    private static final int WINDOW = 64;
    /** Signals in one turn on the executor. */
    private static final int BATCH = 256;

    private static final long UNBOUNDED = Long.MAX_VALUE;

    private final Flow.Subscriber<? super ShardEvent> subscriber;
    private final Executor executor;
    private final Consumer<FleetSubscription> onOver;
    private final FleetListener listener = new FleetListener(new Intake());
    private final Queue<Item> waiting = new ConcurrentLinkedQueue<>();
    private final Map<ShardId, Inlet> inlets = new ConcurrentHashMap<>();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger signals = new AtomicInteger();
    private volatile boolean asksNonsense;
    private volatile boolean completing;
    private volatile boolean over;
    private boolean subscribed;

    /** An event, and whom to ask for another in its place. */
    private record Item(ShardEvent event, Inlet from) {}

    /** Lets an event wait for the subscriber to ask for it. */
    private final class Intake implements ShardListener {
        @Override
        public void accept(ShardEvent event) {
            Inlet from = inlets.get(event.shard());
            if (!over && from != null) {
                from.noteTaken();
                waiting.add(new Item(event, from));
                signal();
            }
        }
    }

    FleetSubscription(
            Flow.Subscriber<? super ShardEvent> subscriber, Executor executor, Consumer<FleetSubscription> onOver) {
        this.subscriber = subscriber;
        this.executor = executor;
        this.onOver = onOver;
    }

    /** Signals {@code onSubscribe}. */
    void begin() {
        signal();
    }

    /** Takes in the events of one more shard; without effect if it does. */
    void attach(Shard shard, ShardGroup group) {
        Inlet inlet = new Inlet(shard, listener.of(group));
        Inlet attached = inlets.compute(
                shard.id(), (id, present) -> present != null && present.shard == shard ? present : inlet);
        if (attached == inlet && !over) {
            listener.join(shard.id(), group.acknowledged(shard.id()));
            shard.events().subscribe(inlet);
        }
    }

    /** What stands before the subscriber. */
    FleetListener listener() {
        return listener;
    }

    /** Signals {@code onComplete} after what waits. */
    void complete() {
        completing = true;
        signal();
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
        over = true;
        onOver.accept(this);
        inlets.values().forEach(Inlet::cancel);
        signal();
    }

    private void signal() {
        if (signals.getAndIncrement() == 0) {
            executor.execute(this::run);
        }
    }

    private void run() {
        int seen = signals.get();
        if (drain() || signals.addAndGet(-seen) != 0) {
            executor.execute(this::run);
        }
    }

    /** Hands over what there is and is asked for; true if there is more to do. */
    private boolean drain() {
        if (!subscribed) {
            subscribed = true;
            subscriber.onSubscribe(this);
        }
        if (asksNonsense && !over) {
            cancel();
            subscriber.onError(new IllegalArgumentException("request must be for at least one event (rule 3.9)"));
        }
        for (int i = 0; i < BATCH && !over && demand.get() > 0; i++) {
            Item item = waiting.poll();
            if (item == null) {
                break;
            }
            hand(item);
        }
        if (over) {
            waiting.clear();
            return false;
        }
        if (completing && waiting.isEmpty()) {
            over = true;
            subscriber.onComplete();
            return false;
        }
        return demand.get() > 0 && !waiting.isEmpty();
    }

    private void hand(Item item) {
        demand.accumulateAndGet(1, (has, one) -> has == UNBOUNDED ? has : has - one);
        try {
            subscriber.onNext(item.event());
            item.from().more();
        } catch (RuntimeException | Error broken) {
            // Rule 2.13: a subscriber that throws counts as cancelled.
            cancel();
        }
    }

    /** Takes in one shard's events. */
    private final class Inlet implements Flow.Subscriber<ShardEvent> {
        private final Shard shard;
        private final ShardListener next;
        private volatile Flow.@Nullable Subscription upstream;
        private volatile @Nullable Thread handing;
        private boolean taken;

        Inlet(Shard shard, ShardListener next) {
            this.shard = shard;
            this.next = next;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            upstream = subscription;
            if (over) {
                cancel();
            } else {
                subscription.request(WINDOW);
            }
        }

        @Override
        public void onNext(ShardEvent event) {
            taken = false;
            handing = Thread.currentThread();
            next.accept(event);
            handing = null;
            if (!taken) {
                // It was dropped, or is held until a cut-over: in neither case will the subscriber ask for another in
                // its place.
                more();
            }
        }

        void noteTaken() {
            // What a cut-over hands over later comes on another thread, and was made up for when it was held.
            if (handing == Thread.currentThread()) {
                taken = true;
            }
        }

        @Override
        public void onError(Throwable failure) {
            onComplete();
        }

        @Override
        public void onComplete() {
            inlets.remove(shard.id(), this);
        }

        void more() {
            Flow.Subscription from = upstream;
            if (from != null) {
                from.request(1);
            }
        }

        void cancel() {
            Flow.Subscription from = upstream;
            if (from != null) {
                from.cancel();
            }
        }
    }
}
