package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.shard.Dispatch;
import dev.shard.EventData;
import dev.shard.ListenerOptions;
import dev.shard.ShardEvent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who hears what, when, and whom it disturbs. */
class DeliveryTest {
    @Nested
    class OnTheLoop {
        private final List<EventData> kept = new ArrayList<>();
        private final List<EventData> copies = new ArrayList<>();
        private final List<Object> decoded = new ArrayList<>();
        private final ShardScript script = ShardScript.shard()
                .listener(
                        new Recorder() {
                            @Override
                            public void onDispatch(Dispatch event) {
                                kept.add(event.data());
                                copies.add(event.data().copy());
                                decoded.add(event.data().as(Map.class));
                                assertThat(event.data().lent()).isTrue();
                                assertThat(event.data().bytes().isReadOnly()).isTrue();
                            }
                        },
                        ListenerOptions.onLoop().withEvents("A"))
                .active();

        @Test
        void dataCanBeUsedWhileTheListenerRuns() {
            script.dispatch(2, "A");

            assertThat(decoded).containsExactly(Map.of("n", 2L));
        }

        @Test
        void lentDataThrowsWhenUsedTooLate() {
            script.dispatch(2, "A");

            assertThatIllegalStateException()
                    .isThrownBy(() -> script.loop.call(() -> kept.get(0).as(Map.class)))
                    .withMessageContaining("after the listener's method returned")
                    .withMessageContaining("copy()");
            assertThatIllegalStateException()
                    .isThrownBy(() -> script.loop.call(() -> kept.get(0).bytes()));
            assertThatIllegalStateException()
                    .isThrownBy(() -> script.loop.call(() -> kept.get(0).copy()));
        }

        @Test
        void lentDataThrowsOffTheLoop() {
            script.dispatch(2, "A");

            assertThatIllegalStateException()
                    .isThrownBy(() -> kept.get(0).as(Map.class))
                    .withMessageContaining("off the event loop");
        }

        @Test
        void aCopyLivesOn() {
            script.dispatch(2, "A");
            script.dispatch(3, "A");

            Object value = copies.get(0).as((Type) Map.class);
            assertThat(value).isEqualTo(Map.of("n", 2L));
            assertThat(StandardCharsets.UTF_8.decode(copies.get(0).bytes()).toString())
                    .isEqualTo("{\"n\":2}");
            assertThat(copies.get(0).lent()).isFalse();
            assertThat(copies.get(0).copy()).isSameAs(copies.get(0));
        }

        @Test
        void whatWasNotAskedForIsNotHeard() {
            script.dispatch(2, "B");

            assertThat(kept).isEmpty();
            assertThat(script.heard.names()).containsExactly("READY", "B");
        }
    }

    @Nested
    class OfListenersThatThrow {
        private final Recorder throwing = new Recorder() {
            @Override
            public void accept(ShardEvent event) {
                super.accept(event);
                throw new IllegalStateException("on purpose");
            }
        };

        @Test
        void nobodyElseIsDisturbed_R10() {
            ShardScript script = ShardScript.shard()
                    .listener(throwing, ListenerOptions.onLoop())
                    .active();

            script.dispatch(2, "A");
            script.dispatch(3, "B");
            script.loop.advance(ShardScript.INTERVAL);

            assertThat(script.heard.names()).containsExactly("READY", "A", "B");
            assertThat(script.sent(1)).isNotEmpty();
        }

        @Test
        void eachFailureIsToldOnceAndAFailureToHearOfItNotAtAll() {
            ShardScript script = ShardScript.shard()
                    .listener(throwing, ListenerOptions.onLoop())
                    .active();
            int before = script.heard.of(ShardEvent.ListenerFailed.class).size();

            script.dispatch(2, "A");

            assertThat(script.heard.of(ShardEvent.ListenerFailed.class)).hasSize(before + 1);
            assertThat(script.heard.events.get(script.heard.events.size() - 2)).isInstanceOf(Dispatch.class);
        }

        @Test
        void anExecutorsListenerIsNoDifferent() {
            Held executor = new Held();
            ShardScript script = ShardScript.shard()
                    .listener(throwing, ListenerOptions.on(executor))
                    .active();
            executor.run();
            script.loop.run();

            script.dispatch(2, "A");
            executor.run();
            script.loop.run();
            executor.run();
            script.loop.run();

            assertThat(throwing.names()).containsExactly("READY", "A");
            assertThat(script.heard.of(ShardEvent.ListenerFailed.class)).hasSize((int) throwing.events.stream()
                    .filter(event -> !(event instanceof ShardEvent.ListenerFailed))
                    .count());
        }
    }

    @Nested
    class OnAnExecutor {
        private final Held executor = new Held();
        private final Recorder slow = new Recorder();
        private final ShardScript script = ShardScript.shard()
                .listener(slow, ListenerOptions.on(executor).withQueue(8, 4096))
                .active();

        OnAnExecutor() {
            catchUp();
            script.heard.events.clear();
            slow.events.clear();
        }

        private void catchUp() {
            for (int i = 0; i < 3; i++) {
                executor.run();
                script.loop.run();
            }
        }

        @Test
        void eventsComeInOrderWithOwnedDataThatAllShare() {
            Recorder other = new Recorder();
            ShardScript two = ShardScript.shard()
                    .listener(slow, ListenerOptions.on(executor))
                    .listener(other, ListenerOptions.on(executor))
                    .active();
            two.dispatch(2, "A");
            executor.run();

            Dispatch mine = slow.of(Dispatch.class).get(slow.of(Dispatch.class).size() - 1);
            Dispatch others =
                    other.of(Dispatch.class).get(other.of(Dispatch.class).size() - 1);
            assertThat(mine.data().lent()).isFalse();
            assertThat(mine.data()).isSameAs(others.data());
            assertThat(other.events)
                    .extracting(Object::getClass)
                    .isEqualTo(two.heard.events.stream()
                            .<Object>map(Object::getClass)
                            .toList());
        }

        @Test
        void aFullQueueStopsTheReadingAndAHalfEmptyOneLetsItGoOn() {
            for (int i = 2; i <= 9; i++) {
                script.dispatch(i, "A");
            }

            assertThat(script.connection().reading).isFalse();
            assertThat(script.shard.status().readingPaused()).isTrue();
            script.dispatch(10, "A");
            script.dispatch(11, "A");
            executor.run();
            script.loop.run();

            assertThat(script.connection().reading).isTrue();
            assertThat(slow.sequences()).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
            assertThat(script.heard.of(ShardEvent.ReadingPaused.class))
                    .extracting(ShardEvent.ReadingPaused::paused)
                    .containsExactly(true, false);
        }

        @Test
        void bytesFillItToo() {
            script.connection().text("0|2|A|\"" + "x".repeat(5000) + "\"");

            assertThat(script.connection().reading).isFalse();
        }

        @Test
        void heartbeatsGoOnAndNobodyIsConvictedWhilePaused_R10() {
            for (int i = 2; i <= 9; i++) {
                script.dispatch(i, "A");
            }

            script.loop.advance(Duration.ofMinutes(10));

            assertThat(script.sent(1)).hasSize(15);
            assertThat(script.transport.connections).hasSize(1);
            assertThat(script.heard.names()).as("the others hear everything").hasSize(8);
        }

        @Test
        void aConnectionOpenedWhilePausedIsReadUpToHello() {
            for (int i = 2; i <= 9; i++) {
                script.dispatch(i, "A");
            }
            script.connection().dropped();

            script.loop.advance(Duration.ofSeconds(1));
            script.open();
            assertThat(script.connection().reading).isTrue();
            script.hello();

            assertThat(script.connection().reading).isFalse();
            executor.run();
            script.loop.run();
            assertThat(script.connection().reading).isTrue();
        }

        @Test
        void whatComesWithTimeAloneDoesNotPileUpForEver() {
            for (int i = 2; i <= 9; i++) {
                script.dispatch(i, "A");
            }
            script.connection().dropped();
            script.transport.refuses = true;

            script.loop.advance(Duration.ofDays(5));
            executor.run();

            assertThat(slow.events.size()).isLessThan(EventQueue.SLACK + 100);
            assertThat(script.heard.events.size()).as("told to the quick").isGreaterThan(3 * EventQueue.SLACK);
        }

        @Test
        void anExecutorThatRefusesIsTriedAgain() {
            executor.rejects = true;
            script.dispatch(2, "A");
            executor.rejects = false;

            script.loop.advance(Duration.ofSeconds(1));
            executor.run();

            assertThat(slow.names()).containsExactly("A");
            assertThat(script.heard.of(ShardEvent.ListenerFailed.class)).hasSize(1);
        }

        @Test
        void rawMessagesComeOnlyIfAskedForAndBeforeTheirEvents() {
            Recorder raw = new Recorder();
            ShardScript curious = ShardScript.shard()
                    .listener(raw, ListenerOptions.on(executor).withRawMessages())
                    .options(ListenerOptions.onLoop().withRawMessages())
                    .active();
            executor.run();

            assertThat(raw.raw).hasSize(2).last().asString().startsWith("0|1|READY|");
            assertThat(curious.heard.raw).isEqualTo(raw.raw);
            assertThat(slow.raw).isEmpty();
        }
    }

    @Test
    void aListenerWhoseExecutorIsShutDownIsLetGo() {
        ExecutorService gone = Executors.newSingleThreadExecutor();
        gone.shutdown();
        ShardScript script = ShardScript.shard()
                .listener(new Recorder(), ListenerOptions.on(gone).withQueue(1, 4096))
                .active();

        script.dispatch(2, "A");

        assertThat(script.connection().reading).isTrue();
        assertThat(script.heard.of(ShardEvent.ListenerFailed.class)).hasSize(1);
    }

    /** S11, S23: one blocks, one is flooded; the third hears everything in order, and commands leave in time. */
    @Test
    void aBlockedListenerIsNobodyElsesTrouble_S11_S23() {
        Held blocked = new Held();
        ShardScript script = ShardScript.shard()
                .listener(new Recorder(), ListenerOptions.on(blocked))
                .active();
        ShardScript neighbour = ShardScript.active();
        List<Integer> done = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int number = i;
            script.shard.send("{\"op\":8,\"d\":{\"guild_id\":\"" + i + "\"}}").thenRun(() -> done.add(number));
        }
        for (int i = 2; i < 3000; i++) {
            script.dispatch(i, "A");
            neighbour.dispatch(i, "A");
        }

        assertThat(done).hasSize(50).isSorted();
        assertThat(script.heard.sequences()).hasSize(2999).isSorted();
        assertThat(neighbour.heard.sequences()).hasSize(2999).isSorted();
    }
}
