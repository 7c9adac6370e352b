package dev.shard.session.file;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Work on a file, done by one thread in the order in which it came. What came meanwhile is made durable together, so that a
 * thousand shards which save at the same moment wait for one write of the disk.
 */
final class CommitQueue implements AutoCloseable {
    private static final int BATCH = 1024;

    /** How long what is not urgent waits for company: a thousand shards then cost twenty writes a second, not a thousand. */
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long CLOSE_SECONDS = 10;

    private final BlockingQueue<Task<?>> tasks = new LinkedBlockingQueue<>();
    private final Task<Void> end = new Task<>(true, () -> null);
    private final Commit commit;
    private final Function<Throwable, RuntimeException> translation;
    private final Thread worker;
    private boolean closed;

    /** Makes durable what tasks have changed. */
    @FunctionalInterface
    interface Commit {
        void run() throws Exception;
    }

    private static final class Task<T extends @Nullable Object> {
        private final boolean urgent;
        private final Callable<T> work;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private Runnable completion = () -> {};

        Task(boolean urgent, Callable<T> work) {
            this.urgent = urgent;
            this.work = work;
        }

        void run(Function<Throwable, RuntimeException> translation) {
            try {
                T result = work.call();
                completion = () -> done.complete(result);
            } catch (Throwable failure) {
                completion = () -> done.completeExceptionally(translation.apply(failure));
            }
        }
    }

    /**
     * Starts the thread, which does not keep the JVM alive.
     *
     * @param commit runs after a batch of tasks and before their stages complete; if it fails, they all fail
     * @param translation makes what callers see of what a task or a commit threw
     */
    CommitQueue(String name, Commit commit, Function<Throwable, RuntimeException> translation) {
        this.commit = commit;
        this.translation = translation;
        worker = new Thread(this::work, name);
        worker.setDaemon(true);
        worker.start();
    }

    /** Enqueues what can wait a little for others. */
    <T extends @Nullable Object> CompletionStage<T> submit(Callable<T> work) {
        return submit(false, work);
    }

    /** Enqueues what somebody waits for. */
    <T extends @Nullable Object> CompletionStage<T> submitUrgent(Callable<T> work) {
        return submit(true, work);
    }

    /** Never blocks. The stage completes on the queue's thread, or fails if the queue is closed. */
    private synchronized <T extends @Nullable Object> CompletionStage<T> submit(boolean urgent, Callable<T> work) {
        if (closed) {
            return CompletableFuture.failedStage(translation.apply(new IllegalStateException("it is closed")));
        }
        Task<T> task = new Task<>(urgent, work);
        tasks.add(task);
        return task.done.minimalCompletionStage();
    }

    private void work() {
        List<Task<?>> batch = new ArrayList<>();
        boolean last = false;
        while (!last) {
            gather(batch);
            last = batch.remove(end);
            batch.forEach(task -> task.run(translation));
            settle(batch);
            batch.clear();
        }
        end.done.complete(null);
    }

    private void gather(List<Task<?>> batch) {
        long until = Long.MAX_VALUE;
        boolean waits = true;
        while (waits && batch.size() < BATCH) {
            try {
                Task<?> next = batch.isEmpty()
                        ? tasks.take()
                        : tasks.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (next != null) {
                    until = batch.isEmpty() ? System.nanoTime() + GATHER_NANOS : until;
                    batch.add(next);
                }
                waits = next != null && !next.urgent;
            } catch (InterruptedException onlyTheEndEndsIt) {
                waits = batch.isEmpty();
            }
        }
        tasks.drainTo(batch, BATCH);
    }

    private void settle(List<Task<?>> batch) {
        try {
            commit.run();
            batch.forEach(task -> task.completion.run());
        } catch (Throwable failure) {
            RuntimeException told = translation.apply(failure);
            batch.forEach(task -> task.done.completeExceptionally(told));
        }
    }

    /** Lets what is enqueued be done, within a bound. May be called twice. */
    @Override
    public void close() {
        synchronized (this) {
            if (!closed) {
                closed = true;
                tasks.add(end);
            }
        }
        if (Thread.currentThread() != worker) {
            end.done.completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS).join();
        }
    }
}
