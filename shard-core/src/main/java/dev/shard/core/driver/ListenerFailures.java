package dev.shard.core.driver;

import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.spi.transport.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What listeners throw: logged, without letting one that always throws fill the log, and kept until the others can be told.
 * Used on the loop only.
 */
final class ListenerFailures {
    private static final Logger log = LoggerFactory.getLogger("dev.shard.listener");
    private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();

    private final ShardId shard;
    private final EventLoop loop;
    private final Queue<ShardEvent> untold = new ArrayDeque<>(1);
    private boolean logged;
    private long loggedAtNanos;
    private long unlogged;

    ListenerFailures(ShardId shard, EventLoop loop) {
        this.shard = shard;
        this.loop = loop;
    }

    /** Logs the failure, or counts it for the next line if the last one is not 10 seconds old. */
    void log(Object recipient, Throwable failure) {
        long now = loop.nanoTime();
        if (logged && now - loggedAtNanos < QUIET_NANOS) {
            unlogged++;
            return;
        }
        log.atWarn()
                .addKeyValue("shard", shard)
                .addKeyValue("listener", recipient.getClass().getName())
                .addKeyValue("unlogged", unlogged)
                .setCause(failure)
                .log("a listener threw; it missed one event");
        logged = true;
        loggedAtNanos = now;
        unlogged = 0;
    }

    /** Remembers a failure that listeners are to be told of. */
    void add(Throwable failure) {
        untold.add(new ShardEvent.ListenerFailed(shard, failure));
    }

    /** The oldest failure that nobody was told of; null if there is none. */
    @Nullable ShardEvent poll() {
        return untold.poll();
    }
}
