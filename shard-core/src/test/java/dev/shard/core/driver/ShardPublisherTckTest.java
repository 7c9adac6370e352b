package dev.shard.core.driver;

import dev.shard.ShardEvent;
import dev.shard.ShardId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/**
 * The Reactive Streams TCK against {@code shard.events()}. What it subscribes to is a publisher whose loop publishes as many
 * events as asked for and then ends.
 */
@Test
public class ShardPublisherTckTest extends FlowPublisherVerification<ShardEvent> {
    private static final ShardEvent EVENT = new ShardEvent.Anomaly(ShardId.SINGLE, "an element");

    private ExecutorService callbacks;

    /** Waits a quarter of a second for what must come, and as long for what must not. */
    public ShardPublisherTckTest() {
        super(new TestEnvironment(250, 250), 250);
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
            VirtualLoop loop = new VirtualLoop();
            Delivery delivery = new Delivery(ShardId.SINGLE, new PipeCodec(), loop);
            new ShardPublisher(delivery, callbacks).subscribe(subscriber);
            callbacks.execute(new Feed(loop, delivery, elements));
        };
    }

    /** What a shard does, as far as these tests go: a stream without an end is never followed that far. */
    private record Feed(VirtualLoop loop, Delivery delivery, long elements) implements Runnable {
        private static final long ENOUGH = 4000;

        @Override
        public void run() {
            for (long i = 0; i < Math.min(elements, ENOUGH); i++) {
                loop.call(() -> delivery.publish(EVENT));
            }
            if (elements <= ENOUGH) {
                delivery.end();
            }
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
