package dev.shard.cli;

import dev.shard.fleet.FleetException;
import dev.shard.fleet.ShardFleet;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A fleet from its start to its end, which Ctrl-C brings, a reader that has had enough, or a failure of all shards. */
final class FleetRun {
    private static final Duration STEP = Duration.ofMillis(100);
    private static final int STOP_MILLIS = 4000;

    private final ShardFleet fleet;
    private final ProgressLines progress;
    private final Runnable display;
    private final boolean keepsSessions;
    private final CompletableFuture<Void> fatal = new CompletableFuture<>();

    /**
     * Prepares it.
     *
     * @param display called again and again, to show how things are
     * @param keepsSessions whether to suspend the shards in the end, for the next run to resume
     */
    FleetRun(ShardFleet fleet, ProgressLines progress, Runnable display, boolean keepsSessions) {
        this.fleet = fleet;
        this.progress = progress;
        this.display = display;
        this.keepsSessions = keepsSessions;
    }

    /**
     * Starts, runs and stops it.
     *
     * @param interrupted completes when somebody wants it to end
     * @param read completes when nobody reads the events any more; fails if they cannot be written
     * @return exit status
     */
    int untilEnd(CompletableFuture<Void> interrupted, CompletableFuture<Void> read) throws Exception {
        fleet.start().whenComplete((status, failure) -> started(failure));
        await(CompletableFuture.anyOf(interrupted, read, fatal));
        stop();
        return progress.failed().isEmpty() ? 0 : Main.FAILURE;
    }

    /** Shards that fail stop nobody else; only when none is left there is nothing to run for. */
    private void started(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof FleetException cannot && cannot.failures().isEmpty()) {
            fatal.completeExceptionally(new CliException(String.valueOf(cannot.getMessage()), cannot));
        }
    }

    private void await(CompletableFuture<Object> end) throws Exception {
        try {
            while (!ended(end)) {
                display.run();
                failIfAllFailed();
            }
        } catch (ExecutionException full) {
            throw full.getCause() instanceof CliException told ? told : full;
        }
    }

    private static boolean ended(CompletableFuture<Object> end) throws InterruptedException, ExecutionException {
        try {
            end.get(STEP.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException goOn) {
            return false;
        }
    }

    private void failIfAllFailed() {
        int shards = fleet.shards().size();
        if (shards > 0 && progress.failed().size() == shards) {
            String reason =
                    String.valueOf(progress.failed().values().iterator().next().getMessage());
            throw new CliException(
                    shards == 1 ? reason : "all " + shards + " shards have failed; one of them: " + reason);
        }
    }

    private void stop() throws Exception {
        CompletionStage<?> stopping = keepsSessions ? fleet.suspend() : fleet.stop();
        try {
            stopping.toCompletableFuture().get(STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new CliException(
                    "the gateway did not let go within " + STOP_MILLIS + " ms; the connections were cut");
        }
    }
}
