package dev.shard.core.driver;

import dev.shard.Dispatch;
import dev.shard.EventData;
import dev.shard.ShardEvent;
import dev.shard.ShardListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A listener that writes everything down. */
class Recorder implements ShardListener {
    final List<ShardEvent> events = Collections.synchronizedList(new ArrayList<>());
    final List<String> raw = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void accept(ShardEvent event) {
        events.add(event);
        ShardListener.super.accept(event);
    }

    @Override
    public void onRawMessage(EventData payload) {
        raw.add(payload.as(String.class));
    }

    List<Long> sequences() {
        return of(Dispatch.class).stream().map(Dispatch::sequence).toList();
    }

    List<String> names() {
        return of(Dispatch.class).stream().map(Dispatch::name).toList();
    }

    <E extends ShardEvent> List<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
