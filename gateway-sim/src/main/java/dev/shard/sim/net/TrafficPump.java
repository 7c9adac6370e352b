package dev.shard.sim.net;

import dev.shard.sim.protocol.Event;
import dev.shard.sim.protocol.Session;
import dev.shard.sim.protocol.Sessions;
import dev.shard.sim.report.ShardId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Generates traffic for every shard that has a session, at one rate. Confined to the loop. */
final class TrafficPump {
    private static final Duration TICK = Duration.ofMillis(10);
    /** What a loop that fell behind catches up with at most, so that it does not fall behind even more. */
    private static final double MAX_BACKLOG_SECONDS = 0.1;

    private final Settings settings;
    private final Loop loop;
    private final Sessions sessions;
    private final Map<ShardId, EventSupply> supplies = new HashMap<>();
    private double rate;
    private double due;
    private long lastNanos;
    private @Nullable Future<?> timer;

    TrafficPump(Settings settings, Loop loop, Sessions sessions) {
        this.settings = settings;
        this.loop = loop;
        this.sessions = sessions;
    }

    /** @param eventsPerSecond for each shard; 0 stops the traffic */
    void rate(double eventsPerSecond) {
        rate = eventsPerSecond;
        due = 0;
        lastNanos = loop.nanoTime();
        if (rate > 0 && timer == null) {
            timer = loop.every(TICK, this::tick);
        } else if (rate == 0) {
            stop();
        }
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void tick() {
        long now = loop.nanoTime();
        due = Math.min(due + rate * (now - lastNanos) / 1e9, Math.max(1, rate * MAX_BACKLOG_SECONDS));
        lastNanos = now;
        int events = (int) due;
        due -= events;
        if (events > 0) {
            byShard().forEach((shard, receivers) -> pump(shard, receivers, events));
        }
    }

    private Map<ShardId, List<Session>> byShard() {
        return sessions.live().stream().collect(Collectors.groupingBy(Session::shard));
    }

    private void pump(ShardId shard, List<Session> receivers, int events) {
        EventSupply supply = supplies.computeIfAbsent(
                shard,
                id -> new EventSupply(settings.seed(), id, settings.fleet().guildsOf(id)));
        for (int i = 0; i < events; i++) {
            Event event = supply.next();
            receivers.forEach(session -> Publisher.offer(event, session));
        }
    }
}
