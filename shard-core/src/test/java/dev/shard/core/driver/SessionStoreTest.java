package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.ShardStoppedException;
import dev.shard.core.InMemorySessionStore;
import dev.shard.spi.session.SessionStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Where sessions are kept, however slow or broken it is. */
class SessionStoreTest {
    private static final ShardSession STORED = new ShardSession(
            ShardId.SINGLE,
            "old",
            41,
            URI.create("wss://resume.example.test"),
            1,
            10,
            ShardScript.BOT,
            Instant.ofEpochSecond(1_700_000_000));

    /** A store that answers when the test says so. */
    private static final class Slow implements SessionStore {
        final List<String> writes = new ArrayList<>();
        CompletableFuture<Optional<ShardSession>> load = new CompletableFuture<>();
        CompletableFuture<Void> write = new CompletableFuture<>();

        @Override
        public CompletionStage<Optional<ShardSession>> load(ShardId shard) {
            return load;
        }

        @Override
        public CompletionStage<Void> save(ShardSession session) {
            return written(session.sessionId() + "@" + session.sequence());
        }

        @Override
        public CompletionStage<Void> remove(ShardId shard) {
            return written("removed");
        }

        private CompletionStage<Void> written(String what) {
            writes.add(what);
            write = new CompletableFuture<>();
            return write;
        }
    }

    private final Slow slow = new Slow();

    private ShardScript active() {
        slow.load.complete(Optional.empty());
        return ShardScript.shard().store(slow).active();
    }

    @Test
    void aStoredSessionIsResumedWithoutAnIdentify_R12() {
        ShardScript script = ShardScript.shard().store(slow).build();
        script.connect();
        assertThat(script.transport.connections).isEmpty();

        slow.load.complete(Optional.of(STORED));
        script.loop.run();
        script.open();
        script.hello();

        assertThat(script.sent(6)).singleElement().asString().contains("\"seq\":41");
        assertThat(script.sent(2)).isEmpty();
    }

    @Test
    void aStoreThatDoesNotAnswerIsDoneWithout() {
        ShardScript script = ShardScript.shard().store(slow).build();
        script.connect();

        script.loop.advance(Duration.ofSeconds(10));
        assertThat(script.transport.connections).hasSize(1);
        slow.load.complete(Optional.of(STORED));
        script.loop.run();

        assertThat(script.transport.connections).hasSize(1);
    }

    @Test
    void aStoreThatFailsOrThrowsIsSurvived() {
        slow.load.completeExceptionally(new IllegalStateException("disk full"));
        ShardScript failing = ShardScript.shard().store(slow).active();
        slow.write.completeExceptionally(new IllegalStateException("disk full"));
        failing.loop.run();
        failing.dispatch(2, "A");
        failing.loop.advance(Duration.ofSeconds(1));
        assertThat(slow.writes).containsExactly("s-1@1", "s-1@2");

        ShardScript throwing = ShardScript.shard().store(new Throwing()).active();
        assertThat(throwing.heard.names()).containsExactly("READY");
    }

    /** A store that does not even return a stage. */
    private static final class Throwing implements SessionStore {
        @Override
        public CompletionStage<Optional<ShardSession>> load(ShardId shard) {
            throw new IllegalStateException("no load");
        }

        @Override
        public CompletionStage<Void> save(ShardSession session) {
            throw new IllegalStateException("no save");
        }

        @Override
        public CompletionStage<Void> remove(ShardId shard) {
            throw new IllegalStateException("no remove");
        }
    }

    @Test
    void aSlowStoreDelaysNoEventAndGetsTheLatestState_S2() {
        ShardScript script = active();

        for (int i = 2; i <= 1001; i++) {
            script.dispatch(i, "A");
        }
        assertThat(script.heard.sequences()).hasSize(1001).isSorted();
        script.loop.advance(Duration.ofSeconds(2));
        assertThat(slow.writes).as("one write under way").containsExactly("s-1@1");
        slow.write.complete(null);
        script.loop.run();

        assertThat(slow.writes).containsExactly("s-1@1", "s-1@1001");
    }

    @Test
    void aStopWaitsForTheLastWriteButNotForEver() {
        ShardScript script = active();
        script.dispatch(2, "A");

        var suspended = script.shard.suspend().toCompletableFuture();
        script.loop.run();
        assertThat(suspended).isNotDone();
        slow.write.complete(null);
        script.loop.run();
        slow.write.complete(null);
        script.loop.run();
        assertThat(suspended).isCompleted();
        assertThat(slow.writes).last().isEqualTo("s-1@2");

        script.connect();
        var stuck = script.shard.disconnect().toCompletableFuture();
        script.loop.advance(Duration.ofSeconds(8));
        assertThat(stuck).isCompleted();
    }

    @Test
    void aFinalStopForgetsTheSession() {
        var store = new InMemorySessionStore();
        ShardScript script = ShardScript.shard().store(store).active();
        assertThat(store.load(ShardId.SINGLE).toCompletableFuture().join()).isPresent();

        script.shard.disconnect();
        script.loop.run();

        assertThat(store.load(ShardId.SINGLE).toCompletableFuture().join()).isEmpty();
        assertThat(script.loop.timers()).isZero();
    }

    @Test
    void aStopWhileLoadingCallsTheStartOff() {
        ShardScript script = ShardScript.shard().store(slow).build();
        var connected = script.connect().toCompletableFuture();
        script.shard.disconnect();
        script.loop.run();

        slow.load.complete(Optional.of(STORED));
        script.loop.advance(Duration.ofMinutes(1));

        assertThatThrownBy(connected::join).cause().isInstanceOf(ShardStoppedException.class);
        assertThat(script.transport.connections).isEmpty();
        assertThat(script.loop.timers()).isZero();
    }
}
