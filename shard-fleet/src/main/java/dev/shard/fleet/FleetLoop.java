package dev.shard.fleet;

import dev.shard.ShardStoppedException;
import dev.shard.spi.transport.EventLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The event loop on which a fleet makes its decisions, one at a time; one of the transport's. */
final class FleetLoop {
    private final EventLoop loop;

    FleetLoop(EventLoop loop) {
        this.loop = loop;
    }

    /** Callable from any thread; without effect when the transport is closed, for then there is nothing left to decide. */
    void execute(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException closed) {
            // What waits for an answer is told by close().
        }
    }

    /** Same, later. */
    void schedule(Duration delay, Runnable task) {
        try {
            loop.schedule(delay, task);
        } catch (RejectedExecutionException closed) {
            // As above.
        }
    }

    /** Lets a task on the loop answer; fails if the transport is closed. */
    <T> CompletionStage<T> ask(Consumer<CompletableFuture<T>> task) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            loop.execute(() -> task.accept(answer));
        } catch (RejectedExecutionException closed) {
            answer.completeExceptionally(new ShardStoppedException("the fleet's transport is closed"));
        }
        return answer.minimalCompletionStage();
    }

    /** Continues on the loop with whatever a stage comes to. */
    <T> void whenComplete(CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> then) {
        stage.whenComplete((result, failure) -> execute(() -> then.accept(result, Failures.cause(failure))));
    }

    long nanoTime() {
        return loop.nanoTime();
    }

    boolean inLoop() {
        return loop.inLoop();
    }
}
