package dev.shard.thirdparty;

import dev.shard.sim.report.Trace;
import dev.shard.sim.report.TraceListener;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What a simulator dispatched to its only session: names by sequence, replayed ones once. */
final class SentDispatches implements TraceListener {
    private final NavigableMap<Long, String> names = new ConcurrentSkipListMap<>();

    @Override
    public void onPayload(Trace trace) {
        if (trace.direction() == Trace.Direction.TO_CLIENT && trace.name() != null) {
            trace.sequence().ifPresent(sequence -> names.put(sequence, trace.name()));
        }
    }

    NavigableMap<Long, String> names() {
        return names;
    }
}
