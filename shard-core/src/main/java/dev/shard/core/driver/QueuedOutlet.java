package dev.shard.core.driver;

import dev.shard.ListenerOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A recipient off the loop: owned data, in order, through a bounded queue, on an executor that is not ours. */
abstract class QueuedOutlet {
    /** Events in one turn on the executor, so that listeners which share a thread take turns. */
    private static final int BATCH = 256;

    private final ListenerOptions options;
    private final Delivery delivery;
    private final EventQueue queue;
    private final SerialTask task;
    private final AtomicBoolean shortOfRoom = new AtomicBoolean();
    private final AtomicBoolean awaited = new AtomicBoolean();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile @Nullable Mail inHand;
    private volatile boolean closed;

    QueuedOutlet(ListenerOptions options, Executor executor, Delivery delivery) {
        this.options = options;
        this.delivery = delivery;
        queue = new EventQueue(options.maxQueuedEvents(), options.maxQueuedBytes());
        task = new SerialTask(executor, this::batch, rejected -> onRejected(executor, rejected));
    }

    /** Hands one event to the recipient, which may throw. On the executor. */
    abstract void hand(Mail mail);

    /** Whether the recipient takes another event now. On the executor. */
    boolean ready() {
        return true;
    }

    /** Anything to be done before the next event. On the executor. */
    void prepare() {}

    /** Nothing more will be handed over; called once. On the executor. */
    void end() {}

    final ListenerOptions options() {
        return options;
    }

    /** Appends to the queue. Callable from any thread. */
    final void offer(Mail mail) {
        if (!closed) {
            queue.offer(mail);
            task.signal();
        }
    }

    /** Lets the executor look again. Callable from any thread. */
    final void signal() {
        task.signal();
    }

    /** Loop: whether reading must stop for this recipient; when it may go on, {@link Delivery#roomChanged()} is called. */
    final boolean holdsReading() {
        if (!closed && queue.full()) {
            shortOfRoom.set(true);
            // The consumer may have emptied the queue before it could see that somebody waits for room.
            noticeRoom();
        }
        return shortOfRoom.get() && !closed;
    }

    /** Loop: the oldest mail from which the recipient has not returned; null if there is none. */
    final @Nullable Mail oldest() {
        // In this order: what is taken from the queue between the two is in hand by then.
        Mail waiting = queue.peek();
        Mail handed = inHand;
        return closed ? null : handed != null ? handed : waiting;
    }

    /** Loop: whether the recipient is at work; when it is done, {@link Delivery#allProcessed()} is called. */
    final boolean busy() {
        if (oldest() == null || stalled()) {
            return false;
        }
        awaited.set(true);
        // The recipient may have finished before it could see that somebody waits.
        return oldest() != null;
    }

    /** Completes when everything offered before {@link Mail#END} was handed over, or the outlet was closed. */
    final CompletableFuture<Void> ended() {
        return ended;
    }

    /** Whether the caller is inside of the recipient's method. */
    final boolean handsOverOnThisThread() {
        return task.runsOnThisThread();
    }

    /** Whether something waits that the recipient has not asked for. */
    boolean stalled() {
        return false;
    }

    /** Drops what waits; nothing is handed over any more. Callable from any thread, twice too. */
    final void close() {
        closed = true;
        task.signal();
        ended.complete(null);
        delivery.remove(this);
    }

    private boolean batch() {
        prepare();
        for (int i = 0; i < BATCH; i++) {
            Mail mail = next();
            if (mail == null) {
                if (queue.isEmpty() && awaited.compareAndSet(true, false)) {
                    delivery.allProcessed();
                }
                return false;
            }
            if (mail.last()) {
                finish();
                return false;
            }
            handOver(mail);
        }
        return true;
    }

    private @Nullable Mail next() {
        if (closed) {
            while (queue.poll() != null) {
                // Lets go of everything that was still to come.
            }
            return null;
        }
        Mail oldest = queue.peek();
        if (oldest == null || !oldest.last() && !ready()) {
            return null;
        }
        inHand = oldest;
        Mail mail = queue.poll();
        if (noticeRoom()) {
            delivery.roomChanged();
        }
        return mail;
    }

    private void handOver(Mail mail) {
        try {
            hand(mail);
        } catch (Throwable failure) {
            delivery.failedOffLoop(this, mail, failure);
        } finally {
            inHand = null;
        }
    }

    private void finish() {
        try {
            end();
        } catch (Throwable failure) {
            delivery.failedOffLoop(this, Mail.END, failure);
        }
        close();
    }

    /** True for the one who noticed first that there is room again. */
    private boolean noticeRoom() {
        return shortOfRoom.get() && queue.halfFree() && shortOfRoom.compareAndSet(true, false);
    }

    private void onRejected(Executor executor, RejectedExecutionException rejected) {
        boolean forGood = executor instanceof ExecutorService service && service.isShutdown();
        if (forGood) {
            close();
        }
        delivery.rejected(this, rejected, forGood ? null : task::retry);
    }
}
