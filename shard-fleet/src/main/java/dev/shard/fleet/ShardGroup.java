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

/** The shards of one count that this process runs. Immutable, and safe for any thread. */
final class ShardGroup {
    static final ShardGroup EMPTY = new ShardGroup(Map.of());

    private final Map<Integer, Shard> byId;

    private ShardGroup(Map<Integer, Shard> byId) {
        this.byId = byId;
    }

    /**
     * Makes them, at rest.
     *
     * @param phases told on the fleet's loop when one goes from one phase to another
     * @param listeners who listens besides
     */
    static ShardGroup make(
            ShardTemplate template,
            List<ShardId> ids,
            FleetLoop loop,
            PhaseListener phases,
            List<Listening> listeners) {
        Map<Integer, Shard> shards = new LinkedHashMap<>();
        ShardGroup group = new ShardGroup(shards);
        List<Listening> all = new ArrayList<>();
        all.add(new Listening(
                group.watch(loop, phases), ListenerOptions.onLoop().withEvents(Set.of())));
        all.addAll(listeners);
        ids.forEach(id -> shards.put(id.id(), template.shard(id, all)));
        return group;
    }

    private ShardListener watch(FleetLoop loop, PhaseListener phases) {
        return new ShardListener() {
            @Override
            public void onEvent(ShardEvent event) {
                if (event instanceof ShardEvent.PhaseChanged changed) {
                    loop.execute(
                            () -> shard(changed.shard().id()).ifPresent(shard -> phases.changed(shard, changed.to())));
                }
            }
        };
    }

    /** Lower ids first. */
    List<Shard> shards() {
        return List.copyOf(byId.values());
    }

    Optional<Shard> shard(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The shard that receives a guild's events; empty if it runs elsewhere. */
    Optional<Shard> shardOf(long guildId) {
        return byId.values().stream()
                .findFirst()
                .flatMap(any -> shard(ShardId.ofGuild(guildId, any.id().count()).id()));
    }

    FleetStatus status() {
        return new FleetStatus(shards().stream().map(Shard::status).toList());
    }
}
