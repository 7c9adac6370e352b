package dev.shard.transport.javaws;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread with a queue of tasks and a heap of timers. Process lifetime; a daemon. */
final class JavaWsEventLoop implements EventLoop {
    private static final Logger log = LoggerFactory.getLogger(JavaWsEventLoop.class);

    private final JavaWsTransport owner;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Guarded by the lock.
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean ending;
    private long endByNanos;
    private boolean ended;

    // Used on the loop only.
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private boolean taskIsNext;

    JavaWsEventLoop(JavaWsTransport owner, String name) {
        this.owner = owner;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean belongsTo(JavaWsTransport transport) {
        return owner == transport;
    }

    @Override
    public boolean inLoop() {
        return Thread.currentThread() == thread;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void execute(Runnable task) {
        lock.lock();
        try {
            if (ended) {
                throw new RejectedExecutionException("the transport is closed");
            }
            tasks.add(task);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ScheduledTask schedule(Duration delay, Runnable task) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay must be zero or more, was " + delay);
        }
        var timer = new Timer(nanoTime(), delay, task, timers);
        if (inLoop()) {
            timers.add(timer);
        } else {
            execute(() -> timers.add(timer));
        }
        return timer;
    }

    /**
     * Runs what is queued and what that queues, then ends; timers run no more.
     *
     * @param patienceMillis after this time whatever is still queued is dropped
     */
    void finish(long patienceMillis) {
        lock.lock();
        try {
            ending = true;
            endByNanos = nanoTime() + MILLISECONDS.toNanos(patienceMillis);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the thread's end; to be called from another one. */
    void join(long millis) throws InterruptedException {
        thread.join(millis);
    }

    private void run() {
        Runnable next = next();
        while (next != null) {
            try {
                next.run();
            } catch (RuntimeException | Error failure) {
                log.atError().setCause(failure).log("a task failed on the event loop");
            }
            next = next();
        }
    }

    private @Nullable Runnable next() {
        while (true) {
            try {
                return awaitNext();
            } catch (InterruptedException stray) {
                log.atDebug().setCause(stray).log("an event loop was interrupted, which means nothing to it");
            }
        }
    }

    /** The next task or timer that is due; null at the end. */
    private @Nullable Runnable awaitNext() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                Timer first = timers.peek();
                long wait = first == null ? Long.MAX_VALUE : first.nanosFrom(nanoTime());
                if (!tasks.isEmpty() && (taskIsNext || wait > 0)) {
                    taskIsNext = false;
                    return isOverdue() ? end() : tasks.remove();
                }
                if (ending) {
                    return end();
                }
                if (wait <= 0) {
                    // Then a task, so that timers which set each other cannot keep the tasks waiting.
                    taskIsNext = true;
                    return timers.remove();
                }
                changed.awaitNanos(wait);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isOverdue() {
        return ending && nanoTime() - endByNanos > 0;
    }

    private @Nullable Runnable end() {
        ended = true;
        tasks.clear();
        timers.clear();
        return null;
    }

    /** A task and its time; times are told apart by their difference, because the clock's origin is arbitrary. */
    private static final class Timer implements Runnable, ScheduledTask, Comparable<Timer> {
        private static final long LONGEST = Long.MAX_VALUE / 2;

        private final long dueNanos;
        private final Runnable task;
        private final PriorityQueue<Timer> queue;

        Timer(long now, Duration delay, Runnable task, PriorityQueue<Timer> queue) {
            // TimeUnit.convert stops at the largest long where Duration.toNanos throws.
            dueNanos = now + Math.min(NANOSECONDS.convert(delay), LONGEST);
            this.task = task;
            this.queue = queue;
        }

        long nanosFrom(long now) {
            return dueNanos - now;
        }

        @Override
        public void run() {
            task.run();
        }

        @Override
        public void cancel() {
            queue.remove(this);
        }

        @Override
        public int compareTo(Timer other) {
            return Long.signum(dueNanos - other.dueNanos);
        }
    }
}
