package dev.shard.fleet;

import dev.shard.ListenerOptions;
import dev.shard.Shard;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardListener;
import dev.shard.core.Listening;
import dev.shard.core.ShardTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The shards of one count that this process runs. Safe for any thread. */
final class ShardGroup {
    private final Map<Integer, Shard> byId;
    private final Map<ShardId, Long> acknowledged = new ConcurrentHashMap<>();
    private volatile boolean superseded;

    private ShardGroup(Map<Integer, Shard> byId) {
        this.byId = byId;
    }

    /** One without shards. */
    static ShardGroup empty() {
        return new ShardGroup(Map.of());
    }

    /**
     * Makes them, at rest.
     *
     * @param phases told on the fleet's loop when one goes from one phase to another
     * @param listeners who listens besides, given the group
     */
    static ShardGroup make(
            ShardTemplate template,
            List<ShardId> ids,
            FleetLoop loop,
            PhaseListener phases,
            Function<ShardGroup, List<Listening>> listeners) {
        Map<Integer, Shard> shards = new LinkedHashMap<>();
        ShardGroup group = new ShardGroup(shards);
        List<Listening> all = new ArrayList<>();
        all.add(new Listening(
                group.watch(loop, phases), ListenerOptions.onLoop().withEvents(Set.of())));
        all.addAll(listeners.apply(group));
        ids.forEach(id -> shards.put(id.id(), template.shard(id, all)));
        return group;
    }

    private ShardListener watch(FleetLoop loop, PhaseListener phases) {
        return new ShardListener() {
            @Override
            public void onHeartbeatAck(ShardEvent.HeartbeatAcknowledged event) {
                acknowledged.merge(event.shard(), 1L, Long::sum);
            }

            @Override
            public void onEvent(ShardEvent event) {
                if (event instanceof ShardEvent.PhaseChanged changed) {
                    loop.execute(
                            () -> shard(changed.shard().id()).ifPresent(shard -> phases.changed(shard, changed.to())));
                }
            }
        };
    }

    /** Others bring its events from now on: whatever it still brings, until it is closed, has been heard or will be. */
    void supersede() {
        superseded = true;
    }

    boolean superseded() {
        return superseded;
    }

    /** Lower ids first. */
    List<Shard> shards() {
        return List.copyOf(byId.values());
    }

    /** What each shard's id is one of; 0 without shards. */
    int count() {
        return byId.values().stream().findFirst().map(any -> any.id().count()).orElse(0);
    }

    /** How many heartbeats of a shard were acknowledged. */
    long acknowledged(ShardId shard) {
        return acknowledged.getOrDefault(shard, 0L);
    }

    Optional<Shard> shard(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The shard that receives a guild's events; empty if it runs elsewhere. */
    Optional<Shard> shardOf(long guildId) {
        return byId.isEmpty()
                ? Optional.empty()
                : shard(ShardId.ofGuild(guildId, count()).id());
    }

    FleetStatus status() {
        return new FleetStatus(shards().stream().map(Shard::status).toList());
    }
}
