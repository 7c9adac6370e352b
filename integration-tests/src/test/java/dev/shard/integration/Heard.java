package dev.shard.integration;

import dev.shard.Dispatch;
import dev.shard.EventData;
import dev.shard.ShardEvent;
import dev.shard.ShardListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Remembers everything that a shard told, in order. */
public final class Heard implements ShardListener {
    private final List<ShardEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> rawMessages = new CopyOnWriteArrayList<>();

    @Override
    public void accept(ShardEvent event) {
        events.add(event instanceof Dispatch dispatch ? dispatch.copy() : event);
    }

    @Override
    public void onRawMessage(EventData payload) {
        rawMessages.add(StandardCharsets.UTF_8.decode(payload.bytes()).toString());
    }

    /** Everything of one kind. */
    public <E extends ShardEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The latest of one kind; fails if there was none. */
    public <E extends ShardEvent> E last(Class<E> kind) {
        List<E> all = all(kind);
        if (all.isEmpty()) {
            throw new AssertionError("no " + kind.getSimpleName() + " was heard, but " + events);
        }
        return all.get(all.size() - 1);
    }

    /** Every dispatch of this name. */
    public Stream<Dispatch> dispatches(String name) {
        return all(Dispatch.class).stream().filter(event -> event.name().equals(name));
    }

    public boolean has(Class<? extends ShardEvent> kind) {
        return events.stream().anyMatch(kind::isInstance);
    }

    public List<String> rawMessages() {
        return rawMessages;
    }
}
