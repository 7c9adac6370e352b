package dev.shard.bench.shard;

import dev.shard.ListenerOptions;
import dev.shard.bench.client.EventSink;
import dev.shard.bench.client.Lagging;
import dev.shard.core.Shards;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** What the application does with events. */
public enum Listening {
    /** Counts all of them, on the loop. */
    COUNTING,
    /** Decodes the data of each to a {@link JsonNode}, on the loop. */
    DECODING,
    /** Hears of one type only, on the loop. */
    ONE_TYPE,
    /** Counts all of them on a thread of its own, and takes its time. */
    LAGGING;

    private static final String TYPE = "MESSAGE_CREATE";

    void addTo(Shards.Builder shard, EventSink sink) {
        switch (this) {
            case COUNTING -> shard.listener(new Telling(sink, event -> {}));
            case DECODING ->
                shard.listener(new Telling(sink, event -> event.data().as(JsonNode.class)));
            case ONE_TYPE ->
                shard.listener(
                        new Telling(sink, event -> {}), ListenerOptions.onLoop().withEvents(TYPE));
            case LAGGING -> shard.listener(new Telling(sink, event -> Lagging.pause()), ListenerOptions.on(daemon()));
        }
    }

    private static ExecutorService daemon() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "listener");
            thread.setDaemon(true);
            return thread;
        });
    }
}
