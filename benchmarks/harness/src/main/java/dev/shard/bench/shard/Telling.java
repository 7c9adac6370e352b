package dev.shard.bench.shard;

import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import dev.shard.ShardListener;
import dev.shard.bench.client.EventSink;
import java.util.function.Consumer;

/** Does something with each event and tells a sink that it came. */
record Telling(EventSink sink, Consumer<Dispatch> use) implements ShardListener {
    @Override
    public void onReady(ShardEvent.Ready event) {
        sink.event(EventSink.READY);
    }

    @Override
    public void onDispatch(Dispatch event) {
        if (event.sequence() > EventSink.READY) {
            use.accept(event);
            sink.event(event.sequence());
        }
    }

    @Override
    public void onDisconnected(ShardEvent.Disconnected event) {
        sink.failed(new IllegalStateException(event.toString()));
    }
}
