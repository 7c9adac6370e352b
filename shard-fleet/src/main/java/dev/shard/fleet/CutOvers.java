package dev.shard.fleet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/** The cut-over of every listener of a fleet. Used on the fleet's loop only. */
final class CutOvers {
    private final int oldCount;
    private final LongPredicate announced;
    private final Map<FleetListener, CutOver> all = new LinkedHashMap<>();

    CutOvers(int oldCount, LongPredicate announced) {
        this.oldCount = oldCount;
        this.announced = announced;
    }

    void begin(List<FleetListener> listeners) {
        listeners.forEach(listener -> join(listener, false));
    }

    /** One more, which has heard nothing yet. */
    void join(FleetListener listener, boolean open) {
        CutOver cutOver = new CutOver(listener.target(), oldCount, announced);
        if (open) {
            cutOver.open();
        }
        all.put(listener, cutOver);
        listener.use(cutOver);
    }

    /** Same as {@link CutOver#dropMarked}, of all listeners. */
    int dropMarked() {
        return all.values().stream().mapToInt(CutOver::dropMarked).sum();
    }

    void each(Consumer<CutOver> action) {
        all.values().forEach(action);
    }

    /** From now on each listener hears whatever comes. */
    void end() {
        all.keySet().forEach(listener -> listener.use(null));
    }
}
