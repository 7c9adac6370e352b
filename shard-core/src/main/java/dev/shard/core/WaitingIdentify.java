package dev.shard.core;

import dev.shard.IdentifyDelay;
import dev.shard.ShardId;
import dev.shard.core.protocol.IdentifyBuckets.Ticket;
import dev.shard.spi.identify.IdentifyListener;
import org.jspecify.annotations.Nullable;

/** Somebody in an {@link IdentifyQueue}; guarded like it. */
final class WaitingIdentify {
    private final Ticket ticket;
    private final IdentifyListener listener;
    private final int streak;
    private IdentifyDelay.@Nullable Reason told;
    private boolean cancelled;

    /** @param streak how many identifies of the shard come before this one without a stable session between them */
    WaitingIdentify(Ticket ticket, IdentifyListener listener, int streak) {
        this.ticket = ticket;
        this.listener = listener;
        this.streak = streak;
    }

    Ticket ticket() {
        return ticket;
    }

    ShardId shard() {
        return ticket.shard();
    }

    IdentifyListener listener() {
        return listener;
    }

    int streak() {
        return streak;
    }

    void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Whether the listener is to hear of a delay, null for none: it hears of each reason once, until there is another. */
    boolean isNews(@Nullable IdentifyDelay delay) {
        IdentifyDelay.Reason before = told;
        told = delay == null ? null : delay.reason();
        return told != null && told != before;
    }
}
