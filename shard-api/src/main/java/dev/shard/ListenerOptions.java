package dev.shard;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Where a listener runs, which dispatches it wants, and how much may wait for it.
 *
 * <p>A listener on an executor has a queue bounded in events and bytes. When it is full the shard stops reading its
 * socket, so that a slow consumer slows its own connection and never exhausts memory; heartbeats go on. Reading resumes
 * when half of the queue is free.
 */
public final class ListenerOptions {
    /** Events that may wait for a listener: 4096. */
    public static final int DEFAULT_MAX_QUEUED_EVENTS = 4096;
    /** Bytes of event data that may wait for a listener: 16 MiB. */
    public static final long DEFAULT_MAX_QUEUED_BYTES = 16L << 20;

    private final @Nullable Executor executor;
    private final @Nullable Set<String> events;
    private final boolean rawMessages;
    private final int maxQueuedEvents;
    private final long maxQueuedBytes;

    private ListenerOptions(
            @Nullable Executor executor,
            @Nullable Set<String> events,
            boolean rawMessages,
            int maxQueuedEvents,
            long maxQueuedBytes) {
        this.executor = executor;
        this.events = events;
        this.rawMessages = rawMessages;
        this.maxQueuedEvents = maxQueuedEvents;
        this.maxQueuedBytes = maxQueuedBytes;
    }

    /** On the shard's event loop: fastest, with lent data, for listeners that never block. */
    public static ListenerOptions onLoop() {
        return new ListenerOptions(null, null, false, DEFAULT_MAX_QUEUED_EVENTS, DEFAULT_MAX_QUEUED_BYTES);
    }

    /**
     * On an executor, with owned data. The listener's calls stay in order and never overlap, whatever the executor's
     * number of threads. The executor is the application's: the shard does not shut it down.
     */
    public static ListenerOptions on(Executor executor) {
        return new ListenerOptions(
                requireNonNull(executor, "executor"), null, false, DEFAULT_MAX_QUEUED_EVENTS, DEFAULT_MAX_QUEUED_BYTES);
    }

    /** Only dispatches of these names; the others cost their inflation and nothing more. Replaces an earlier choice. */
    public ListenerOptions withEvents(String... names) {
        return withEvents(Set.copyOf(Arrays.asList(names)));
    }

    /** Only dispatches of these names. Replaces an earlier choice. */
    public ListenerOptions withEvents(Set<String> names) {
        return new ListenerOptions(executor, Set.copyOf(names), rawMessages, maxQueuedEvents, maxQueuedBytes);
    }

    /** Also {@link ShardListener#onRawMessage}, which is otherwise not called. */
    public ListenerOptions withRawMessages() {
        return new ListenerOptions(executor, events, true, maxQueuedEvents, maxQueuedBytes);
    }

    /**
     * Bounds the queue of a listener on an executor.
     *
     * @param maxEvents at least 1, default {@value #DEFAULT_MAX_QUEUED_EVENTS}
     * @param maxBytes at least 4096, default 16 MiB; a single larger event still passes, alone
     */
    public ListenerOptions withQueue(int maxEvents, long maxBytes) {
        if (maxEvents < 1) {
            throw new IllegalArgumentException("maxEvents must be at least 1, was " + maxEvents);
        }
        if (maxBytes < 4096) {
            throw new IllegalArgumentException("maxBytes must be at least 4096, was " + maxBytes);
        }
        return new ListenerOptions(executor, events, rawMessages, maxEvents, maxBytes);
    }

    /** The executor; null for the event loop. */
    public @Nullable Executor executor() {
        return executor;
    }

    /** Names of the wanted dispatches; null for all. */
    public @Nullable Set<String> events() {
        return events;
    }

    /** Whether a dispatch of this name is wanted. */
    public boolean wants(String name) {
        return events == null || events.contains(name);
    }

    /** Whether {@link ShardListener#onRawMessage} is wanted. */
    public boolean rawMessages() {
        return rawMessages;
    }

    /** How many events may wait. */
    public int maxQueuedEvents() {
        return maxQueuedEvents;
    }

    /** How many bytes of event data may wait. */
    public long maxQueuedBytes() {
        return maxQueuedBytes;
    }
}
