package dev.shard.fleet;

import dev.shard.Dispatch;
import dev.shard.EventData;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stands before one listener of the application: hands on what all shards tell, through a {@link CutOver} while there is one. */
final class FleetListener {
    private final ShardListener target;
    private final Map<ShardId, Long> acknowledged = new ConcurrentHashMap<>();
    private volatile @Nullable CutOver cutOver;

    FleetListener(ShardListener target) {
        this.target = target;
    }

    ShardListener target() {
        return target;
    }

    /** Goes through a cut-over from now on; null for none. */
    void use(@Nullable CutOver value) {
        cutOver = value;
    }

    /**
     * Begins to hear a shard that has been there before.
     *
     * @param acknowledgements how many it had by then
     */
    void join(ShardId shard, long acknowledgements) {
        acknowledged.put(shard, acknowledgements);
    }

    /** How many acknowledged heartbeats of a shard the listener has heard of, and thus of everything before the last of them. */
    long acknowledged(ShardId shard) {
        return acknowledged.getOrDefault(shard, 0L);
    }

    /** What is to be told by the shards of a group. */
    ShardListener of(ShardGroup group) {
        return new ShardListener() {
            @Override
            public void accept(ShardEvent event) {
                FleetListener.this.accept(event, group);
            }

            @Override
            public void onRawMessage(EventData payload) {
                target.onRawMessage(payload);
            }
        };
    }

    private void accept(ShardEvent event, ShardGroup group) {
        CutOver through = cutOver;
        if (event instanceof Dispatch dispatch) {
            // Which is asked after the cut-over: it ends when the group is superseded already.
            if (through != null) {
                through.dispatch(dispatch);
            } else if (!group.superseded() || EventPrint.isOfOneConnection(dispatch)) {
                target.accept(event);
            }
            return;
        }
        target.accept(event);
        if (event instanceof ShardEvent.HeartbeatAcknowledged) {
            acknowledged.merge(event.shard(), 1L, Long::sum);
        }
    }
}
