package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** {@code shard.events()} beside what the TCK proves of it. */
class PublisherTest {
    /** Asks for what the test says. */
    private static final class Asking implements Flow.Subscriber<ShardEvent> {
        final List<ShardEvent> heard = new ArrayList<>();
        Flow.Subscription subscription;
        int completed;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(ShardEvent event) {
            heard.add(event);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            completed++;
        }
    }

    private final Asking asking = new Asking();

    @Test
    void aSubscriberHearsEverythingFromNowOnWithOwnedData() {
        ShardScript script = ShardScript.active();
        script.shard.events().subscribe(asking);
        asking.subscription.request(Long.MAX_VALUE);

        script.dispatch(2, "A");
        script.connection().dropped();

        assertThat(asking.heard.get(0)).isInstanceOfSatisfying(Dispatch.class, event -> {
            assertThat(event.sequence()).isEqualTo(2);
            assertThat(event.data().lent()).isFalse();
        });
        assertThat(asking.heard).hasAtLeastOneElementOfType(ShardEvent.Disconnected.class);
    }

    @Test
    void oneThatAsksForNothingPausesTheReadingUntilItAsksOrCancels() {
        ShardScript script = ShardScript.active();
        script.shard.events().subscribe(asking);
        for (int i = 2; i <= 4097; i++) {
            script.dispatch(i, "A");
        }
        assertThat(script.connection().reading).isFalse();

        asking.subscription.request(3000);
        script.loop.run();
        assertThat(script.connection().reading).isTrue();
        assertThat(asking.heard).hasSize(3000);

        for (int i = 4098; i <= 8000; i++) {
            script.dispatch(i, "A");
        }
        assertThat(script.connection().reading).isFalse();
        asking.subscription.cancel();
        script.loop.run();
        assertThat(script.connection().reading).isTrue();
    }

    @Test
    void theStreamEndsWithAFailureAndWithTheClose() {
        ShardScript failing = ShardScript.active();
        failing.shard.events().subscribe(asking);
        asking.subscription.request(Long.MAX_VALUE);
        failing.connection().closedByPeer(4004);
        assertThat(asking.completed).isEqualTo(1);
        assertThat(asking.heard).hasAtLeastOneElementOfType(ShardEvent.Failed.class);

        ShardScript closing = ShardScript.active();
        Asking other = new Asking();
        closing.shard.events().subscribe(other);
        other.subscription.request(Long.MAX_VALUE);
        closing.loop.call(closing.shard::close);
        closing.loop.run();
        assertThat(other.completed).isEqualTo(1);
        assertThat(other.heard.get(other.heard.size() - 1)).isInstanceOf(ShardEvent.Stopped.class);

        Asking late = new Asking();
        closing.shard.events().subscribe(late);
        assertThat(late.completed).isEqualTo(1);
    }
}
