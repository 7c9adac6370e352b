package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.CloseStatus;
import dev.shard.Dispatch;
import dev.shard.ListenerOptions;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardListener;
import dev.shard.ShardPhase;
import dev.shard.ShardSession;
import dev.shard.spi.session.SessionHeldException;
import dev.shard.spi.session.SessionStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** R12: what is stored is never ahead of what the listeners have processed, so that a crash loses no event. */
class SessionProgressTest {
    /** Answers at once, unless it is told to fail or to be silent. */
    private static final class Store implements SessionStore {
        final List<String> writes = new ArrayList<>();
        CompletionStage<Optional<ShardSession>> load = CompletableFuture.completedStage(Optional.empty());
        CompletionStage<Void> answer = CompletableFuture.completedStage(null);

        @Override
        public CompletionStage<Optional<ShardSession>> load(ShardId shard) {
            return load;
        }

        @Override
        public CompletionStage<Void> save(ShardSession session) {
            writes.add(session.sessionId() + "@" + session.sequence());
            return answer;
        }

        @Override
        public CompletionStage<Void> remove(ShardId shard) {
            writes.add("removed");
            return answer;
        }
    }

    private final Store store = new Store();
    private final Queue<Runnable> turns = new ArrayDeque<>();
    private final List<Long> processed = new ArrayList<>();
    private LongConsumer whileProcessing = sequence -> {};

    private final ShardListener slow = new ShardListener() {
        @Override
        public void onDispatch(Dispatch event) {
            whileProcessing.accept(event.sequence());
            processed.add(event.sequence());
        }
    };

    /** One whose listener works when {@link #work()} lets it. */
    private ShardScript withSlowListener() {
        return ShardScript.shard()
                .store(store)
                .listener(slow, ListenerOptions.on(turns::add))
                .active();
    }

    private void work() {
        for (Runnable turn = turns.poll(); turn != null; turn = turns.poll()) {
            turn.run();
        }
    }

    @Test
    void aSessionWhoseReadyIsNotProcessedIsNotStored() {
        ShardScript script = withSlowListener();
        script.dispatch(2, "A");
        script.loop.advance(Duration.ofSeconds(3));
        assertThat(store.writes).isEmpty();

        work();
        script.loop.advance(Duration.ofSeconds(1));

        assertThat(store.writes).isNotEmpty().containsOnly("s-1@2");
    }

    /** R12: whoever kills the process a moment after its first READY costs no identify. */
    @Test
    void aSessionIsStoredAsSoonAsItsReadyIsProcessed() {
        ShardScript script = withSlowListener();
        assertThat(store.writes).isEmpty();

        work();
        script.loop.run();

        assertThat(store.writes).containsExactly("s-1@1");
    }

    /** The next process has no RESUMED in its replay then, which would look like the end of it. */
    @Test
    void aSessionIsStoredAsSoonAsItsResumedIsProcessed() {
        ShardScript script = withSlowListener();
        work();
        script.connection().dropped();
        script.comeBack();
        script.dispatch(2, "A");
        script.dispatch(3, "RESUMED");
        script.loop.run();
        assertThat(store.writes).last().isEqualTo("s-1@1");

        work();
        script.loop.run();

        assertThat(store.writes).last().isEqualTo("s-1@3");
    }

    @Test
    void anEventThatIsBeingProcessedIsNotCounted() {
        ShardScript script = withSlowListener();
        for (int i = 2; i <= 5; i++) {
            script.dispatch(i, "A");
        }
        whileProcessing = sequence -> {
            if (sequence == 4) {
                script.loop.advance(Duration.ofSeconds(1));
            }
        };

        work();
        assertThat(store.writes).containsExactly("s-1@3");
        script.loop.advance(Duration.ofSeconds(1));

        assertThat(store.writes).startsWith("s-1@3", "s-1@5").doesNotContain("s-1@4");
    }

    @Test
    void theSlowestOfAllListenersCounts() {
        ShardScript script = ShardScript.shard()
                .store(store)
                .listener(slow, ListenerOptions.on(turns::add))
                .listener(new ShardListener() {}, ListenerOptions.on(Runnable::run))
                .active();
        work();
        script.dispatch(2, "A");
        script.loop.advance(Duration.ofSeconds(5));

        assertThat(store.writes).isNotEmpty().containsOnly("s-1@1");
    }

    /** Nobody is to process what nobody wants. */
    @Test
    void unwantedEventsAreProcessedAtOnce() {
        ShardScript script = ShardScript.shard()
                .store(store)
                .options(ListenerOptions.onLoop().withEvents("B"))
                .listener(slow, ListenerOptions.on(turns::add).withEvents("B"))
                .active();
        work();
        script.dispatch(2, "A");
        script.loop.advance(Duration.ofSeconds(1));

        assertThat(store.writes).last().isEqualTo("s-1@2");
    }

    @Test
    void aListenerThatThrowsHasHadItsTurn() {
        whileProcessing = sequence -> {
            throw new IllegalStateException("no");
        };
        ShardScript script = withSlowListener();
        script.dispatch(2, "A");

        work();
        script.loop.advance(Duration.ofSeconds(1));

        assertThat(store.writes).last().isEqualTo("s-1@2");
    }

    /** R12: a hand-over stores what was processed to the end. */
    @Test
    void aSuspendWaitsForTheListeners() {
        ShardScript script = withSlowListener();
        work();
        script.dispatch(2, "A");
        script.dispatch(3, "A");

        var suspended = script.shard.suspend().toCompletableFuture();
        script.loop.run();
        assertThat(suspended).isNotDone();
        work();
        script.loop.run();

        assertThat(suspended)
                .isCompletedWithValueMatching(session -> session.orElseThrow().sequence() == 3);
        assertThat(store.writes).last().isEqualTo("s-1@3");
        assertThat(script.loop.timers()).isZero();
    }

    @Test
    void aSuspendDoesNotWaitForAListenerThatNeverReturns() {
        ShardScript script = withSlowListener();
        work();
        script.dispatch(2, "A");

        var suspended = script.shard.suspend().toCompletableFuture();
        script.loop.advance(Duration.ofSeconds(8));

        assertThat(suspended)
                .isCompletedWithValueMatching(session -> session.orElseThrow().sequence() == 1);
        assertThat(store.writes).last().isEqualTo("s-1@1");
        assertThat(script.loop.timers()).isZero();

        work();
        script.loop.run();

        assertThat(store.writes)
                .as("by then the session may go on in another process")
                .last()
                .isEqualTo("s-1@1");
    }

    /** A store that is broken fails every second; that is told once a minute, and every event comes. */
    @Test
    void aStoreThatFailsIsToldOnceAMinute() {
        store.answer = CompletableFuture.failedStage(new IllegalStateException("disk full"));
        ShardScript script = ShardScript.shard().store(store).active();
        for (int i = 2; i <= 71; i++) {
            script.dispatch(i, "A");
            script.loop.advance(Duration.ofSeconds(1));
        }

        assertThat(script.heard.sequences()).hasSize(71);
        assertThat(script.heard.of(ShardEvent.SessionStoreFailed.class))
                .hasSize(2)
                .allSatisfy(failed -> {
                    assertThat(failed.operation()).isEqualTo("write");
                    assertThat(failed.failure()).hasMessage("disk full");
                })
                .last()
                .satisfies(failed -> assertThat(failed.times()).isGreaterThan(50));
    }

    @Test
    void aStoreThatDoesNotAnswerIsTold() {
        store.answer = new CompletableFuture<>();
        ShardScript script = ShardScript.shard().store(store).active();

        script.loop.advance(Duration.ofSeconds(10));

        assertThat(script.heard.of(ShardEvent.SessionStoreFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.failure()).isInstanceOf(TimeoutException.class));
    }

    /** Two processes must not run the same shard: the first stops when it hears that it has lost it. */
    @Test
    void aShardThatAnotherProcessHasTakenOverStopsForGood() {
        ShardScript script = ShardScript.shard().store(store).active();
        store.answer = CompletableFuture.failedStage(new SessionHeldException("taken by process 7", "process 7"));

        script.dispatch(2, "A");
        script.loop.advance(Duration.ofSeconds(1));

        assertThat(script.connection().closeCode).isEqualTo(CloseStatus.RESUMABLE);
        assertThat(script.shard.status().phase()).isEqualTo(ShardPhase.FAILED);
        assertThat(script.heard.of(ShardEvent.Failed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.reason()).hasMessageContaining("taken by process 7"));
        int writes = store.writes.size();
        script.loop.advance(Duration.ofMinutes(1));
        assertThat(store.writes).hasSize(writes);
        assertThat(script.transport.connections).hasSize(1);
        assertThat(script.loop.timers()).isZero();
    }

    /** Two processes must not run the same shard: the second does not even connect. */
    @Test
    void aShardThatAnotherProcessHoldsIsNotConnected() {
        store.load = CompletableFuture.failedStage(new SessionHeldException("in use by process 7", "process 7"));
        ShardScript script = ShardScript.shard().store(store).build();

        var connected = script.connect().toCompletableFuture();

        assertThatThrownBy(connected::join).cause().isInstanceOf(SessionHeldException.class);
        assertThat(script.transport.connections).isEmpty();
        assertThat(script.loop.timers()).isZero();
    }
}
