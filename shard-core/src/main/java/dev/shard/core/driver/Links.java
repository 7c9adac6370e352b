package dev.shard.core.driver;

import dev.shard.CloseStatus;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardPhase;
import dev.shard.core.protocol.LinkHealth;
import dev.shard.core.protocol.ShardEffect;
import dev.shard.core.protocol.ShardInput;
import org.jspecify.annotations.Nullable;

/** The connection in use, and those of before that have not ended yet. Used on the loop only. */
final class Links {
    private final ShardDriver driver;
    private final Connector connector;
    private final CommandGate gate;
    private final Counters counters;
    private final Delivery delivery;
    private @Nullable Link current;
    private int unclosed;

    Links(ShardDriver driver, Connector connector, CommandGate gate, Counters counters, Delivery delivery) {
        this.driver = driver;
        this.connector = connector;
        this.gate = gate;
        this.counters = counters;
        this.delivery = delivery;
    }

    /** The connection that was begun last; null before the first. */
    @Nullable Link current() {
        return current;
    }

    LinkHealth health() {
        return current == null ? LinkHealth.GOOD : current.health();
    }

    /** Whether every connection that was ever begun has ended. */
    boolean allClosed() {
        return unclosed == 0;
    }

    void connect(ShardEffect.Connect connect) {
        Link next = new Link(connect.generation(), driver, this, counters);
        current = next;
        unclosed++;
        connector.connect(connect, next);
    }

    void opened(Link from) {
        driver.apply(new ShardInput.Opened(from.generation(), from.endpoint()));
    }

    void closed(Link from, CloseStatus status) {
        unclosed--;
        if (from == current) {
            gate.culprit(status).ifPresent(command -> blame(command, status));
        }
        driver.apply(new ShardInput.Closed(from.generation(), status));
    }

    /** An attempt was given up before there was a connection: there will be no signal of its end. */
    void abandoned() {
        unclosed--;
    }

    private void blame(PendingCommand command, CloseStatus status) {
        ShardId shard = driver.shard();
        driver.log().blamed(command.op(), status);
        delivery.publish(new ShardEvent.Anomaly(
                shard, "the Gateway closed with " + status.code() + " right after a command with op " + command.op()));
    }

    /**
     * A slow listener stops the reading, but not of what HELLO needs, nor of the answer to a close: else a connection that
     * was opened meanwhile would be taken for dead.
     */
    void updateReading(ShardPhase phase) {
        if (current != null) {
            boolean helloSeen = phase.connected() && phase != ShardPhase.AWAITING_HELLO;
            current.setReading(!(delivery.paused() && helloSeen));
        }
    }

    void abort() {
        if (current != null) {
            current.abort();
        }
    }
}
