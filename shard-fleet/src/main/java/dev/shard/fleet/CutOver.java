package dev.shard.fleet;

import dev.shard.Dispatch;
import dev.shard.EventName;
import dev.shard.ShardId;
import dev.shard.ShardListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * Makes one stream, per guild, of what two sets of shards bring to one listener, so that it hears each event once and in order.
 * Safe for any thread: whoever brings an event of a guild waits for whoever is just handing one over.
 */
final class CutOver {
    private final ShardListener target;
    private final int oldCount;
    private final LongPredicate announced;
    private final Map<Long, GuildStream> streams = new ConcurrentHashMap<>();
    private volatile boolean open;

    /**
     * Begins with the old set.
     *
     * @param oldCount the old shards' count, which tells the two sets apart
     * @param announced whether a guild was named in READY of the new set, so that its first GUILD_CREATE is no news
     */
    CutOver(ShardListener target, int oldCount, LongPredicate announced) {
        this.target = target;
        this.oldCount = oldCount;
        this.announced = announced;
    }

    /** Either set brought an event. */
    void dispatch(Dispatch event) {
        if (EventPrint.isOfOneConnection(event)) {
            target.accept(event);
            return;
        }
        EventPrint print = EventPrint.of(event);
        GuildStream stream = streams.computeIfAbsent(print.guild(), guild -> newStream());
        synchronized (stream) {
            if (isWanted(event, print, stream)) {
                target.accept(event);
            }
        }
    }

    private boolean isWanted(Dispatch event, EventPrint print, GuildStream stream) {
        if (isOld(event.shard())) {
            return stream.fromOld(print.hash());
        }
        boolean initial = event.name().equals(EventName.GUILD_CREATE.name()) && announced.test(print.guild());
        return stream.fromNew(print.hash(), event, initial);
    }

    private boolean isOld(ShardId shard) {
        return shard.count() == oldCount;
    }

    /** A guild that is heard of for the first time after the switch has nothing to be switched. */
    private GuildStream newStream() {
        GuildStream stream = new GuildStream();
        if (open) {
            stream.switchOver();
        }
        return stream;
    }

    /** The listener has heard everything that happened before the new sessions began, on the old connections. */
    void mark() {
        each(GuildStream::mark);
    }

    /**
     * It has also heard everything that had happened by then on the new ones.
     *
     * @return how many events were waited for in vain; 0 is proof that nobody waits for one that will never come
     */
    int dropMarked() {
        int dropped = 0;
        for (GuildStream stream : streams.values()) {
            synchronized (stream) {
                dropped += stream.dropMarked();
            }
        }
        return dropped;
    }

    /** Switches every guild. */
    void open() {
        open = true;
        each(stream -> stream.switchOver().forEach(target::accept));
    }

    private void each(Consumer<GuildStream> action) {
        for (GuildStream stream : streams.values()) {
            synchronized (stream) {
                action.accept(stream);
            }
        }
    }
}
