package dev.shard.cli;

import dev.shard.fleet.FleetProgress;
import dev.shard.fleet.ShardFleet;
import java.time.Duration;

/**
 * Shows how a fleet is doing, whenever it is time to: a bar while it comes up and a table if one is wanted; off a terminal a
 * plain line now and then.
 */
final class FleetDisplay implements Runnable {
    private static final Duration REDRAW = Duration.ofMillis(500);
    private static final Duration PLAIN_LINES = Duration.ofSeconds(5);

    private final ShardFleet fleet;
    private final Screen screen;
    private final boolean table;
    private final FleetTable rows = new FleetTable();
    private long nextNanos = System.nanoTime();
    private boolean up;

    FleetDisplay(ShardFleet fleet, Screen screen, boolean table) {
        this.fleet = fleet;
        this.screen = screen;
        this.table = table;
    }

    @Override
    public void run() {
        FleetProgress progress = fleet.progress();
        boolean news = progress.complete() && !up;
        if (!news && System.nanoTime() < nextNanos) {
            return;
        }
        boolean drawn = table && screen.terminal();
        nextNanos = System.nanoTime() + (drawn ? REDRAW : PLAIN_LINES).toNanos();
        if (table) {
            screen.show(rows.draw(fleet.status(), progress, screen.rows()));
        } else if (!up) {
            screen.show(ProgressBar.of(progress));
        }
        up |= progress.complete();
    }
}
