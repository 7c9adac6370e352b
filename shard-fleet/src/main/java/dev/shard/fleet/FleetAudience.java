package dev.shard.fleet;

import dev.shard.ListenerOptions;
import dev.shard.Shard;
import dev.shard.core.Listening;
import dev.shard.core.ShardTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Everybody who listens to a fleet: the template's listeners, and whoever subscribed. */
final class FleetAudience {
    private final List<FleetListener> listeners = new ArrayList<>();
    private final List<ListenerOptions> options = new ArrayList<>();
    private final FleetPublisher publisher;

    /**
     * The template's listeners and nobody else yet.
     *
     * @param onJoin told of every subscription, before it hears anything, on any thread
     */
    FleetAudience(ShardTemplate template, Executor callbacks, Consumer<FleetListener> onJoin) {
        publisher = new FleetPublisher(callbacks, onJoin);
        for (Listening each : template.listeners()) {
            listeners.add(new FleetListener(each.listener()));
            options.add(each.options());
        }
    }

    FleetPublisher publisher() {
        return publisher;
    }

    /** Who is to be told by every shard of a group. */
    List<Listening> listening(ShardGroup group) {
        List<Listening> listening = new ArrayList<>();
        for (int i = 0; i < listeners.size(); i++) {
            listening.add(new Listening(listeners.get(i).of(group), options.get(i)));
        }
        return listening;
    }

    /** What stands before each listener and each subscriber. */
    List<FleetListener> everybody() {
        List<FleetListener> all = new ArrayList<>(listeners);
        all.addAll(publisher.listeners());
        return all;
    }

    /** Shards join. */
    void attach(ShardGroup group) {
        group.shards().forEach(shard -> publisher.attach(shard, group));
    }

    /** Shards leave: each is closed with code 1000, on its own loop, where closing does not wait. */
    void retire(ShardGroup group) {
        group.shards().forEach(this::retire);
    }

    private void retire(Shard shard) {
        publisher.detach(shard);
        shard.disconnect().whenComplete((done, failure) -> shard.close());
    }
}
