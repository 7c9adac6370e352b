package dev.shard.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** All shards as one stream. */
class FleetPublisherTest {
    private final VirtualFleet virtual = new VirtualFleet().maxConcurrency(4);
    private final Collector collector = new Collector();

    private static final class Collector implements Flow.Subscriber<ShardEvent> {
        final List<ShardEvent> events = new ArrayList<>();
        Flow.Subscription subscription;
        Throwable failure;
        boolean complete;
        boolean broken;

        @Override
        public void onSubscribe(Flow.Subscription value) {
            subscription = value;
        }

        @Override
        public void onNext(ShardEvent event) {
            if (broken) {
                throw new IllegalStateException("this subscriber is broken");
            }
            events.add(event);
        }

        @Override
        public void onError(Throwable value) {
            failure = value;
        }

        @Override
        public void onComplete() {
            complete = true;
        }

        List<Dispatch> dispatches(String name) {
            return events.stream()
                    .filter(Dispatch.class::isInstance)
                    .map(Dispatch.class::cast)
                    .filter(event -> event.name().equals(name))
                    .toList();
        }
    }

    /** Four shards that are up, and the collector subscribed before they were made. */
    private void up() {
        virtual.recommending(4).build("all");
        virtual.fleet.events().subscribe(collector);
        virtual.loop.run();
        virtual.join(virtual.fleet.start());
    }

    private void publish(int from, int to) {
        for (int n = from; n < to; n++) {
            long guild = (long) (n % 4) << 22;
            virtual.gateway.publish(guild, "MESSAGE_CREATE", "{\"n\":%d}".formatted(n));
        }
        virtual.loop.advance(Duration.ofSeconds(1));
    }

    @Test
    void eventsOfAllShardsComeWithTheirShardAndInItsOrder() {
        up();
        collector.subscription.request(Long.MAX_VALUE);
        publish(0, 1000);

        assertThat(collector.dispatches("MESSAGE_CREATE")).hasSize(1000);
        for (int id = 0; id < 4; id++) {
            ShardId shard = new ShardId(id, 4);
            assertThat(collector.events)
                    .filteredOn(event -> event.shard().equals(shard))
                    .filteredOn(Dispatch.class::isInstance)
                    .map(event -> ((Dispatch) event).sequence())
                    .hasSize(251)
                    .isSorted();
        }
        assertThat(collector.dispatches("MESSAGE_CREATE"))
                .noneMatch(event -> event.data().lent());
    }

    @Test
    void nothingComesThatWasNotAskedFor() {
        up();
        publish(0, 40);
        assertThat(collector.events).isEmpty();

        collector.subscription.request(7);
        virtual.loop.run();

        assertThat(collector.events).hasSize(7);
    }

    @Test
    void whatWasNotAskedForWaitsAndNothingIsLost() {
        up();
        publish(0, 2000);

        collector.subscription.request(Long.MAX_VALUE);
        virtual.loop.run();

        assertThat(collector.dispatches("MESSAGE_CREATE")).hasSize(2000);
    }

    @Test
    void afterACancelNothingComes() {
        up();
        collector.subscription.request(3);
        virtual.loop.run();

        collector.subscription.cancel();
        collector.subscription.request(100);
        publish(0, 40);

        assertThat(collector.events).hasSize(3);
        assertThat(collector.complete).isFalse();
    }

    @Test
    void aRequestForNothingIsAnError() {
        up();

        collector.subscription.request(0);
        virtual.loop.run();

        assertThat(collector.failure).hasMessageContaining("rule 3.9");
    }

    @Test
    void aBrokenSubscriberDisturbsNobody() {
        up();
        Collector other = new Collector();
        virtual.fleet.events().subscribe(other);
        virtual.loop.run();
        collector.broken = true;
        collector.subscription.request(10);
        other.subscription.request(Long.MAX_VALUE);
        publish(0, 40);

        assertThat(collector.events).isEmpty();
        assertThat(other.dispatches("MESSAGE_CREATE")).hasSize(40);
    }

    /** Its stream ended with it; the fleet's did not. */
    @Test
    void aShardThatHadFailedForGoodIsHeardAgainAfterTheNextStart() {
        virtual.gateway.refused.put(new ShardId(2, 4), 4014);
        virtual.recommending(4).build("all");
        virtual.fleet.events().subscribe(collector);
        virtual.loop.run();
        collector.subscription.request(Long.MAX_VALUE);
        virtual.loop.call(() -> virtual.fleet.start());
        virtual.loop.advance(Duration.ofMinutes(1));
        virtual.join(virtual.fleet.stop());

        virtual.gateway.refused.clear();
        virtual.join(virtual.fleet.start());
        publish(0, 40);

        assertThat(collector.dispatches("MESSAGE_CREATE")).hasSize(40);
    }

    @Test
    void theEndOfTheFleetIsTheEndOfTheStream() {
        up();
        collector.subscription.request(Long.MAX_VALUE);
        virtual.join(virtual.fleet.stop());
        assertThat(collector.complete).isFalse();

        virtual.loop.call(virtual.fleet::close);
        virtual.loop.advance(Duration.ofSeconds(30));

        assertThat(collector.complete).isTrue();
        Collector late = new Collector();
        virtual.fleet.events().subscribe(late);
        virtual.loop.run();
        assertThat(late.complete).isTrue();
    }
}
