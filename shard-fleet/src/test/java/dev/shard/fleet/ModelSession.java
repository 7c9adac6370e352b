package dev.shard.fleet;

import dev.shard.ShardId;
import java.util.ArrayList;
import java.util.List;

/** One session of the model gateway, with everything that was ever dispatched on it. */
final class ModelSession {
    final String id;
    final ShardId shard;
    private final List<String> dispatched = new ArrayList<>();
    ModelConnection connection;
    long detachedAt;

    ModelSession(String id, ShardId shard, ModelConnection connection) {
        this.id = id;
        this.shard = shard;
        this.connection = connection;
    }

    long sequence() {
        return dispatched.size();
    }

    void dispatch(String name, String data) {
        String payload = "{\"op\":0,\"s\":%d,\"t\":\"%s\",\"d\":%s}".formatted(dispatched.size() + 1, name, data);
        dispatched.add(payload);
        if (connection != null) {
            connection.deliver(payload);
        }
    }

    void replayAfter(long sequence) {
        dispatched.subList((int) sequence, dispatched.size()).forEach(connection::deliver);
    }
}
