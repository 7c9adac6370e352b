package dev.shard.core.driver;

import dev.shard.spi.transport.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sign of life of one loop: a task that is enqueued again and again, and must run soon. */
final class LoopPulse {
    private final EventLoop loop;
    private final List<Watcher> watchers = new ArrayList<>();
    private volatile boolean outstanding;
    private volatile @Nullable Thread thread;
    private long askedAtNanos;

    /** Somebody who wants to know. */
    static final class Watcher {
        private final Duration threshold;
        private final LoopGuard.Listener listener;
        private boolean told;

        private Watcher(Duration threshold, LoopGuard.Listener listener) {
            this.threshold = threshold;
            this.listener = listener;
        }
    }

    LoopPulse(EventLoop loop) {
        this.loop = loop;
    }

    synchronized Watcher add(Duration threshold, LoopGuard.Listener listener) {
        Watcher watcher = new Watcher(threshold, listener);
        watchers.add(watcher);
        return watcher;
    }

    /** True if nobody is left. */
    synchronized boolean remove(Watcher watcher) {
        watchers.remove(watcher);
        return watchers.isEmpty();
    }

    /** Asks, or sees how long the answer has been outstanding. */
    void check(long nowNanos, boolean overslept) {
        if (!outstanding) {
            ask(nowNanos);
        } else if (overslept) {
            askedAtNanos = nowNanos;
        } else {
            tell(Duration.ofNanos(nowNanos - askedAtNanos));
        }
    }

    private void ask(long nowNanos) {
        synchronized (this) {
            watchers.forEach(watcher -> watcher.told = false);
        }
        askedAtNanos = nowNanos;
        outstanding = true;
        if (!LoopEntry.tryExecute(loop, this::answer)) {
            outstanding = false;
        }
    }

    private void answer() {
        thread = Thread.currentThread();
        outstanding = false;
    }

    private void tell(Duration silent) {
        List<Watcher> toTell = new ArrayList<>();
        synchronized (this) {
            for (Watcher watcher : watchers) {
                if (!watcher.told && silent.compareTo(watcher.threshold) >= 0) {
                    watcher.told = true;
                    toTell.add(watcher);
                }
            }
        }
        if (!toTell.isEmpty()) {
            String stack = stack();
            toTell.forEach(watcher -> watcher.listener.onBlocked(silent, stack));
        }
    }

    private String stack() {
        Thread blocked = thread;
        return blocked == null
                ? "the loop has not run since the shard was made"
                : Stream.of(blocked.getStackTrace())
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining("\n\tat ", blocked.getName() + "\n\tat ", ""));
    }
}
