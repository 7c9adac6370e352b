package dev.shard.core.driver;

import dev.shard.ShardId;
import dev.shard.spi.transport.EventLoop;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what listeners throw, without letting one that always throws fill the log. On the loop. */
final class ListenerFailures {
    private static final Logger log = LoggerFactory.getLogger("dev.shard.listener");
    private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();

    private final ShardId shard;
    private final EventLoop loop;
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
}
