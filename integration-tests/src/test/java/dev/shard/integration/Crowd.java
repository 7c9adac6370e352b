package dev.shard.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Several shards that are closed together. */
final class Crowd implements AutoCloseable {
    private final List<LiveShard> shards = new ArrayList<>();

    static Crowd of(int count, IntFunction<LiveShard> make) {
        Crowd crowd = new Crowd();
        for (int id = 0; id < count; id++) {
            crowd.shards.add(make.apply(id));
        }
        return crowd;
    }

    void forEach(Consumer<LiveShard> action) {
        shards.forEach(action);
    }

    @Override
    public void close() {
        shards.forEach(LiveShard::close);
    }
}
