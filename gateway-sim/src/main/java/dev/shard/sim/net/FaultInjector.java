package dev.shard.sim.net;

import dev.shard.sim.report.FaultKind;
import dev.shard.sim.scenario.Faults;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Deals faults to healthy connections, one after the other from a shuffled deck. Confined to the loop. */
final class FaultInjector {
    /** With nobody to harm, it looks again after this. */
    private static final Duration IDLE = Duration.ofMillis(100);

    private final Gateway gateway;
    private final FaultActs acts;
    private final Map<FaultKind, Long> injected = new EnumMap<>(FaultKind.class);
    private final ArrayDeque<FaultKind> deck = new ArrayDeque<>();
    /** Connections that are about to end by an earlier fault. */
    private final Set<GatewayConnection> doomed = Collections.newSetFromMap(new WeakHashMap<>());

    private Faults faults = Faults.none();
    private Random random = new Random(0);
    private @Nullable Future<?> timer;

    FaultInjector(Gateway gateway) {
        this.gateway = gateway;
        this.acts = new FaultActs(gateway);
    }

    /** Begins anew with these. */
    void use(Faults next) {
        stop();
        faults = next;
        random = new Random(next.seed());
        deck.clear();
        if (!next.kinds().isEmpty()) {
            schedule(IDLE);
        }
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void schedule(Duration delay) {
        timer = gateway.loop().after(delay, this::deal);
    }

    private void deal() {
        List<GatewayConnection> healthy = healthy();
        if (healthy.isEmpty()) {
            schedule(IDLE);
            return;
        }
        inject(draw(), healthy.get(random.nextInt(healthy.size())));
        schedule(pause(healthy.size()));
    }

    private List<GatewayConnection> healthy() {
        return gateway.active().stream()
                .filter(connection -> !doomed.contains(connection))
                .toList();
    }

    private FaultKind draw() {
        if (deck.isEmpty()) {
            List<FaultKind> shuffled = new ArrayList<>(faults.kinds());
            Collections.shuffle(shuffled, random);
            deck.addAll(shuffled);
        }
        return deck.removeFirst();
    }

    private void inject(FaultKind kind, GatewayConnection target) {
        injected.merge(kind, 1L, Long::sum);
        if (kind.endsConnection()) {
            doomed.add(target);
        }
        acts.inject(kind, target, random);
    }

    /** Exponentially distributed, so that the next fault is as likely now as at any other time. */
    private Duration pause(int connections) {
        double mean = (double) faults.interval().toNanos() / connections;
        return Duration.ofNanos((long) (-Math.log(1 - random.nextDouble()) * mean));
    }

    Map<FaultKind, Long> injected() {
        return Map.copyOf(injected);
    }
}
