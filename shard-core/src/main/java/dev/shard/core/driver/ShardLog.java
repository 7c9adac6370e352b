package dev.shard.core.driver;

import dev.shard.CloseStatus;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.TransportException;
import dev.shard.spi.codec.Envelope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What one shard writes to the log. A connection that is lost and resumed at the first attempt is routine and makes one
 * line; what is out of the ordinary makes one each time. No payload and no token ever comes here. Used on the loop only.
 */
final class ShardLog {
    private static final Logger log = LoggerFactory.getLogger("dev.shard.Shard");

    private final ShardId shard;
    private int disconnects;
    private @Nullable CloseStatus lastClose;

    ShardLog(ShardId shard) {
        this.shard = shard;
    }

    /** An event that the listeners are told of too. */
    void event(ShardEvent event) {
        if (event instanceof ShardEvent.PhaseChanged changed) {
            at(Level.DEBUG)
                    .addKeyValue("from", changed.from())
                    .addKeyValue("to", changed.to())
                    .addKeyValue("cause", changed.cause())
                    .log("shard changed state");
        } else if (event instanceof ShardEvent.Disconnected disconnected) {
            disconnected(disconnected);
        } else if (event instanceof ShardEvent.Resumed resumed) {
            withLastClose(at(Level.INFO))
                    .addKeyValue("seq", resumed.session().sequence())
                    .addKeyValue("replayed", resumed.replayed())
                    .addKeyValue("attempt", disconnects)
                    .log("shard resumed its session");
            disconnects = 0;
        } else if (event instanceof ShardEvent.Ready) {
            withLastClose(at(Level.INFO)).log("shard began a session");
            disconnects = 0;
        } else if (event instanceof ShardEvent.Failed failed) {
            at(Level.ERROR)
                    .addKeyValue("closeCode", failed.reason().status().code())
                    .addKeyValue("cause", failed.reason().getMessage())
                    .log("shard failed for good");
        } else if (event instanceof ShardEvent.Stopped stopped) {
            at(Level.INFO).addKeyValue("resumable", stopped.session() != null).log("shard stopped");
        } else {
            rarely(event);
        }
    }

    private void rarely(ShardEvent event) {
        if (event instanceof ShardEvent.SessionLost lost) {
            at(Level.WARN)
                    .addKeyValue("seq", lost.session().sequence())
                    .addKeyValue("cause", lost.cause())
                    .log("shard gave up its session; events were lost");
        } else if (event instanceof ShardEvent.SequenceGap gap) {
            at(Level.WARN)
                    .addKeyValue("first", gap.first())
                    .addKeyValue("last", gap.last())
                    .log("events are missing");
        } else if (event instanceof ShardEvent.IdentifyDelayed delayed) {
            at(Level.WARN)
                    .addKeyValue("op", "IDENTIFY")
                    .addKeyValue("cause", delayed.delay().reason())
                    .addKeyValue("delayMs", delayed.delay().retryAfter().toMillis())
                    .log("shard may not identify for a while; it waits");
        } else if (event instanceof ShardEvent.SessionStoreFailed failed) {
            at(Level.WARN)
                    .addKeyValue("op", failed.operation())
                    .addKeyValue("times", failed.times())
                    .setCause(failed.failure())
                    .log("the session store failed; the shard goes on");
        } else if (event instanceof ShardEvent.PayloadRejected rejected) {
            at(Level.WARN).addKeyValue("cause", rejected.problem().getMessage()).log("a payload could not be read");
        } else if (event instanceof ShardEvent.CompressionChanged changed) {
            at(Level.WARN)
                    .addKeyValue("from", changed.from())
                    .addKeyValue("to", changed.to())
                    .addKeyValue("cause", changed.cause())
                    .log("shard falls back to another compression");
        } else if (event instanceof ShardEvent.Anomaly anomaly) {
            at(Level.DEBUG).addKeyValue("cause", anomaly.description()).log("the peer did something unexpected");
        } else if (event instanceof ShardEvent.ReadingPaused paused) {
            at(paused.paused() ? Level.WARN : Level.INFO)
                    .log(
                            paused.paused()
                                    ? "a slow listener keeps the socket from being read"
                                    : "the socket is read again");
        } else if (event instanceof ShardEvent.LoopBlocked blocked) {
            at(Level.WARN)
                    .addKeyValue("blockedMs", blocked.blockedFor().toMillis())
                    .addKeyValue("stack", blocked.stack())
                    .log("the event loop is blocked; heartbeats are late");
        }
    }

    private void disconnected(ShardEvent.Disconnected event) {
        CloseStatus status = event.status();
        lastClose = status;
        disconnects++;
        boolean certificate =
                status.failure() != null && status.failure().phase() == TransportException.Phase.CERTIFICATE;
        Level level = certificate ? Level.ERROR : disconnects == 1 ? Level.DEBUG : Level.INFO;
        at(level)
                .addKeyValue("closeCode", status.code())
                .addKeyValue("cause", status.describe())
                .addKeyValue("next", event.next().map(Enum::name).orElse("none"))
                .addKeyValue("delayMs", event.delay().toMillis())
                .addKeyValue("attempt", disconnects)
                .log("shard disconnected");
    }

    private LoggingEventBuilder withLastClose(LoggingEventBuilder line) {
        CloseStatus status = lastClose;
        lastClose = null;
        return status == null
                ? line
                : line.addKeyValue("closeCode", status.code()).addKeyValue("cause", status.describe());
    }

    /** A command that the Gateway closed the connection for. */
    void blamed(int op, CloseStatus status) {
        at(Level.WARN)
                .addKeyValue("op", op)
                .addKeyValue("closeCode", status.code())
                .log("the Gateway closed because of a command; it is not sent again");
    }

    /** A request for members came too often and will be repeated. */
    void repeats(int op, long delayMillis) {
        at(Level.INFO)
                .addKeyValue("op", op)
                .addKeyValue("delayMs", delayMillis)
                .log("a command came too often; it is repeated");
    }

    /** A defect of ours; the connection is given up in the hope that the next one does better. */
    void defect(Throwable failure) {
        at(Level.ERROR).setCause(failure).log("shard met a defect and drops its connection; please report it");
    }

    boolean traces() {
        return log.isTraceEnabled();
    }

    void received(Envelope envelope, int bytes) {
        at(Level.TRACE)
                .addKeyValue("op", envelope.op())
                .addKeyValue("seq", envelope.sequence())
                .addKeyValue("event", envelope.name())
                .addKeyValue("bytes", bytes)
                .log("received");
    }

    void sent(int op, int bytes) {
        if (traces()) {
            at(Level.TRACE).addKeyValue("op", op).addKeyValue("bytes", bytes).log("sent");
        }
    }

    private LoggingEventBuilder at(Level level) {
        return log.atLevel(level).addKeyValue("shard", shard);
    }
}
