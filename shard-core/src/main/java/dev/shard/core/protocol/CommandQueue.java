package dev.shard.core.protocol;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Commands that wait, in order and bounded. One with the key of another takes that one's place: only the latest presence,
 * and the latest voice state of a guild, is worth sending. Lives as long as the shard; used on the loop only.
 *
 * @param <C> a command and whatever belongs to it
 */
public final class CommandQueue<C> {
    private final int capacity;
    private final Map<Object, C> waiting = new LinkedHashMap<>();

    /** An empty queue for at most {@code capacity} commands. */
    public CommandQueue(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, was " + capacity);
        }
        this.capacity = capacity;
    }

    /** What became of an offer. */
    public sealed interface Offer<C> {
        /** It waits at the end. */
        record Queued<C>() implements Offer<C> {}

        /** It waits in the place of another, which will not be sent. */
        record Replaced<C>(C older) implements Offer<C> {}

        /** There is no room. */
        record Full<C>() implements Offer<C> {}
    }

    /**
     * Adds a command.
     *
     * @param key of those that replace each other; null for none
     */
    public Offer<C> offer(C command, @Nullable Object key) {
        Object place = key == null ? new Object() : key;
        if (waiting.size() == capacity && !waiting.containsKey(place)) {
            return new Offer.Full<>();
        }
        C older = waiting.put(place, command);
        return older == null ? new Offer.Queued<>() : new Offer.Replaced<>(older);
    }

    /** Takes the first command that may go; null if there is none. */
    public @Nullable C poll(Predicate<? super C> mayGo) {
        for (Iterator<C> commands = waiting.values().iterator(); commands.hasNext(); ) {
            C command = commands.next();
            if (mayGo.test(command)) {
                commands.remove();
                return command;
            }
        }
        return null;
    }

    /** Takes all of them, in order. */
    public List<C> drain() {
        List<C> all = new ArrayList<>(waiting.values());
        waiting.clear();
        return all;
    }

    /** How many wait. */
    public int size() {
        return waiting.size();
    }
}
