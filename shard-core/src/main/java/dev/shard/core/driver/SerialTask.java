package dev.shard.core.driver;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work on an executor that runs again whenever it was signalled, one run at a time, each run happening-before the next,
 * whatever the executor's number of threads.
 */
final class SerialTask {
    private final Executor executor;
    private final BooleanSupplier batch;
    private final Consumer<RejectedExecutionException> onRejected;
    private final AtomicInteger signals = new AtomicInteger();
    private volatile @Nullable Thread runner;

    /**
     * A task at rest.
     *
     * @param batch does a bounded part of the work; true if there is more, which then waits its turn in the executor
     * @param onRejected told when the executor refuses; {@link #retry()} tries again
     */
    SerialTask(Executor executor, BooleanSupplier batch, Consumer<RejectedExecutionException> onRejected) {
        this.executor = executor;
        this.batch = batch;
        this.onRejected = onRejected;
    }

    /** Lets the task run once more, now or after the run that is under way. Callable from any thread. */
    void signal() {
        if (signals.getAndIncrement() == 0) {
            submit();
        }
    }

    /** After a rejection: hands the task to the executor again. */
    void retry() {
        submit();
    }

    /** Whether the caller is inside of a run. */
    boolean runsOnThisThread() {
        return runner == Thread.currentThread();
    }

    private void submit() {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException rejected) {
            onRejected.accept(rejected);
        }
    }

    private void run() {
        int seen = signals.get();
        boolean more;
        runner = Thread.currentThread();
        try {
            more = batch.getAsBoolean();
        } finally {
            runner = null;
        }
        if (more || signals.addAndGet(-seen) != 0) {
            submit();
        }
    }
}
