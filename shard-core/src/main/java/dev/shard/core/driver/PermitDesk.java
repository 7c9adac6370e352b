package dev.shard.core.driver;

import dev.shard.IdentifyDelay;
import dev.shard.ShardId;
import dev.shard.core.protocol.ShardInput;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyPermit;
import dev.shard.spi.identify.IdentifyRequest;
import dev.shard.spi.transport.EventLoop;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Speaks with the identify limiter, which may answer on any thread and at any time. Used on the loop only. */
final class PermitDesk {
    /**
     * How long a permit may wait for a busy loop. Used later, it could meet a permit that the limiter has given to another
     * shard since, for it takes a permit that nobody answers for spent.
     */
    private static final Duration USABLE = Duration.ofSeconds(10);

    private static final long NONE = -1;

    private final ShardId shard;
    private final EventLoop loop;
    private final IdentifyLimiter limiter;
    private final Consumer<ShardInput> inputs;
    private @Nullable IdentifyRequest request;
    /** The connection that waits for a permit. */
    private long waiting = NONE;

    private @Nullable IdentifyPermit inHand;
    private @Nullable IdentifyPermit unsettled;

    /** A desk that hands what the limiter says to {@code inputs}, on the loop. */
    PermitDesk(ShardId shard, EventLoop loop, IdentifyLimiter limiter, Consumer<ShardInput> inputs) {
        this.shard = shard;
        this.loop = loop;
        this.limiter = limiter;
        this.inputs = inputs;
    }

    /** Asks for a permit for one connection. */
    void request(long generation) {
        waiting = generation;
        request = limiter.request(shard, new IdentifyListener() {
            @Override
            public void onPermit(IdentifyPermit permit) {
                long givenAtNanos = loop.nanoTime();
                if (!LoopEntry.tryExecute(loop, () -> granted(generation, permit, givenAtNanos))) {
                    permit.unused();
                }
            }

            @Override
            public void onDelayed(IdentifyDelay delay) {
                LoopEntry.tryExecute(loop, () -> inputs.accept(new ShardInput.IdentifyDelayed(generation, delay)));
            }
        });
    }

    private void granted(long generation, IdentifyPermit permit, long givenAtNanos) {
        if (permit.lapsed() || loop.nanoTime() - givenAtNanos > USABLE.toNanos()) {
            permit.unused();
            if (generation == waiting) {
                request(generation);
            }
            return;
        }
        inHand = permit;
        inputs.accept(new ShardInput.PermitGranted(generation));
        // Whatever became of the input, a permit that nobody used must not block the bucket.
        giveBack();
    }

    /** Gives the place in the queue up. */
    void cancel() {
        waiting = NONE;
        if (request != null) {
            request.cancel();
            request = null;
        }
    }

    /** IDENTIFY was sent with the permit in hand. */
    void spend() {
        if (inHand != null) {
            inHand.spent();
            unsettled = inHand;
            inHand = null;
            request = null;
            waiting = NONE;
        }
    }

    /** It is known what became of the IDENTIFY. */
    void settle(boolean ready) {
        if (unsettled != null) {
            if (ready) {
                unsettled.ready();
            } else {
                unsettled.failed();
            }
            unsettled = null;
        }
    }

    /** The permit in hand is not needed. */
    void giveBack() {
        if (inHand != null) {
            inHand.unused();
            inHand = null;
        }
    }
}
