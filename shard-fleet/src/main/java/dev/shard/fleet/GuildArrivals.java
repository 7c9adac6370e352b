package dev.shard.fleet;

import dev.shard.Dispatch;
import dev.shard.EventName;
import dev.shard.ListenerOptions;
import dev.shard.ShardId;
import dev.shard.ShardListener;
import dev.shard.core.Listening;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which guilds the new shards have been told of, and which have come: each is named in READY and follows as GUILD_CREATE, or as
 * GUILD_DELETE if there is an outage. Heard on the shards' loops, read by anybody.
 */
final class GuildArrivals implements ShardListener {
    private final Set<Long> announced = ConcurrentHashMap.newKeySet();
    private final Set<Long> outstanding = ConcurrentHashMap.newKeySet();
    private final Set<ShardId> ready = ConcurrentHashMap.newKeySet();
    private final AtomicLong arrivals = new AtomicLong();

    Listening listening() {
        return new Listening(
                this,
                ListenerOptions.onLoop()
                        .withEvents(
                                EventName.READY.name(), EventName.GUILD_CREATE.name(), EventName.GUILD_DELETE.name()));
    }

    @Override
    public void onDispatch(Dispatch event) {
        if (!(event.data().as(Object.class) instanceof Map<?, ?> data)) {
            return;
        }
        arrivals.incrementAndGet();
        if (event.name().equals(EventName.READY.name())) {
            announce(data.get("guilds") instanceof List<?> guilds ? guilds : List.of());
            ready.add(event.shard());
        } else {
            outstanding.remove(EventPrint.snowflake(data.get("id")));
        }
    }

    private void announce(List<?> guilds) {
        for (Object guild : guilds) {
            if (guild instanceof Map<?, ?> fields) {
                long id = EventPrint.snowflake(fields.get("id"));
                announced.add(id);
                outstanding.add(id);
            }
        }
    }

    boolean announced(long guild) {
        return announced.contains(guild);
    }

    /** Whether every guild of that many shards has come. */
    boolean complete(int shards) {
        return ready.size() == shards && outstanding.isEmpty();
    }

    int outstanding() {
        return outstanding.size();
    }

    /** Rises with each that comes. */
    long count() {
        return arrivals.get();
    }
}
