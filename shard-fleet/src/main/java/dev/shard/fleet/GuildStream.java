package dev.shard.fleet;

import dev.shard.Dispatch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The events of one guild as one listener is to have them, while two connections bring them. Up to the switch the old one is
 * believed and the new one only compared: what it brings that the old one has not brought yet is held. At the switch what is held
 * is handed over; after it the new one is believed, except for what the old one was ahead with. Not safe for several threads.
 */
final class GuildStream {
    /** Events of one guild that one connection may be ahead of the other; beyond it the oldest are taken for never to come. */
    private static final int MOST_AHEAD = 1 << 14;

    private final Deque<Long> aheadOld = new ArrayDeque<>();
    private final Deque<Held> aheadNew = new ArrayDeque<>();
    private int marked;
    private boolean created;
    private boolean switched;

    private record Held(long hash, Dispatch event) {}

    /** The old connection brought an event; whether it is to be handed over. */
    boolean fromOld(long hash) {
        if (switched) {
            return false;
        }
        if (dropThrough(aheadNew, Held::hash, hash) < 0) {
            aheadOld.add(hash);
            if (aheadOld.size() > MOST_AHEAD) {
                aheadOld.remove();
                marked = Math.max(0, marked - 1);
            }
        }
        return true;
    }

    /**
     * The new connection brought an event; whether it is to be handed over.
     *
     * @param initial whether it is the GUILD_CREATE that follows READY, which is no event but the state at that time
     */
    boolean fromNew(long hash, Dispatch event, boolean initial) {
        int dropped = dropThrough(aheadOld, Long::longValue, hash);
        if (dropped >= 0) {
            marked = Math.max(0, marked - dropped);
            return false;
        }
        if (switched) {
            return true;
        }
        boolean first = initial && !created;
        created |= initial;
        if (!first) {
            aheadNew.add(new Held(hash, event.copy()));
        }
        return false;
    }

    /** Remembers what the old connection is ahead with by now. */
    void mark() {
        marked = aheadOld.size();
    }

    /**
     * What was ahead at the mark and still is, the new connection will never bring: it happened before its session began.
     *
     * @return how many events that were
     */
    int dropMarked() {
        int dropped = marked;
        for (; marked > 0; marked--) {
            aheadOld.remove();
        }
        return dropped;
    }

    /** Believes the new connection from now on; what it has brought already is to be handed over. */
    List<Dispatch> switchOver() {
        switched = true;
        List<Dispatch> held = new ArrayList<>();
        aheadNew.forEach(each -> held.add(each.event()));
        aheadNew.clear();
        return held;
    }

    /**
     * Takes out the first element of that hash and everything before it, which the other connection has passed over.
     *
     * @return how many were taken out; -1 if there is none of that hash
     */
    private static <T> int dropThrough(Deque<T> queue, ToLongFunction<T> hashOf, long hash) {
        int index = 0;
        for (Iterator<T> elements = queue.iterator(); elements.hasNext(); index++) {
            if (hashOf.applyAsLong(elements.next()) == hash) {
                for (int i = 0; i <= index; i++) {
                    queue.remove();
                }
                return index + 1;
            }
        }
        return -1;
    }
}
