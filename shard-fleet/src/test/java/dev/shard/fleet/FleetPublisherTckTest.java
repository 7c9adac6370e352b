package dev.shard.fleet;

import dev.shard.Shard;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/**
 * The Reactive Streams TCK against {@code fleet.events()}. What it subscribes to is a fleet of three shards that together
 * publish as many events as asked for and then end; the shards' own publishers are the JDK's.
 */
@Test
public class FleetPublisherTckTest extends FlowPublisherVerification<ShardEvent> {
    private static final int SHARDS = 3;

    private ExecutorService callbacks;

    /** Waits a second for what must come, because the machine may be busy, and a quarter of one for what must not. */
    public FleetPublisherTckTest() {
        super(new TestEnvironment(1_000, 250), 500);
    }

    @BeforeClass
    void start() {
        callbacks = Executors.newFixedThreadPool(2);
    }

    @AfterClass
    void stop() {
        callbacks.shutdownNow();
    }

    @Override
    public Flow.Publisher<ShardEvent> createFlowPublisher(long elements) {
        return subscriber -> {
            FleetPublisher fleet = new FleetPublisher(callbacks, joined -> {});
            AtomicInteger shards = new AtomicInteger(SHARDS);
            List<Source> sources = IntStream.range(0, SHARDS)
                    .mapToObj(id -> new Source(new ShardId(id, SHARDS), callbacks, () -> {
                        if (shards.decrementAndGet() == 0) {
                            fleet.close();
                        }
                    }))
                    .toList();
            sources.forEach(source -> fleet.attach(source.shard(), ShardGroup.empty()));
            fleet.subscribe(subscriber);
            callbacks.execute(() -> publish(sources, elements));
        };
    }

    /** A stream without an end is never followed that far. */
    private static void publish(List<Source> sources, long elements) {
        for (int i = 0; i < Math.min(elements, Source.ENOUGH); i++) {
            sources.get(i % SHARDS).publish();
        }
        if (elements <= Source.ENOUGH) {
            sources.forEach(Source::end);
        }
    }

    /** As much of a shard as a publisher needs. */
    private static final class Source {
        static final int ENOUGH = 4096;

        private final ShardId id;
        private final Runnable onEnd;
        private final SubmissionPublisher<ShardEvent> events;

        Source(ShardId id, Executor callbacks, Runnable onEnd) {
            this.id = id;
            this.onEnd = onEnd;
            events = new SubmissionPublisher<>(callbacks, ENOUGH);
        }

        void publish() {
            events.submit(new ShardEvent.Anomaly(id, "an element"));
        }

        void end() {
            events.close();
        }

        Shard shard() {
            return (Shard) Proxy.newProxyInstance(
                    Shard.class.getClassLoader(),
                    new Class<?>[] {Shard.class},
                    (shard, method, arguments) -> switch (method.getName()) {
                        case "id" -> id;
                        case "events" -> events();
                        case "hashCode" -> id.hashCode();
                        case "equals" -> shard == arguments[0];
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
        }

        private Flow.Publisher<ShardEvent> events() {
            return subscriber -> events.subscribe(new Subscribed(subscriber, onEnd));
        }
    }

    /** Tells when a subscriber has heard everything. */
    private record Subscribed(Flow.Subscriber<? super ShardEvent> to, Runnable onEnd)
            implements Flow.Subscriber<ShardEvent> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            to.onSubscribe(subscription);
        }

        @Override
        public void onNext(ShardEvent event) {
            to.onNext(event);
        }

        @Override
        public void onError(Throwable failure) {
            to.onError(failure);
        }

        @Override
        public void onComplete() {
            to.onComplete();
            onEnd.run();
        }
    }

    @Override
    public Flow.Publisher<ShardEvent> createFailedFlowPublisher() {
        return null;
    }

    @Override
    public long maxElementsFromPublisher() {
        return Integer.MAX_VALUE;
    }
}
