package dev.shard.cli;

import dev.shard.DecodeException;
import dev.shard.Dispatch;
import dev.shard.ShardListener;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes each dispatch as an {@link EventLine} and a line feed. Runs on one thread of its own, which is also the only one to
 * flush: soon after the last line, or after each where sessions are kept. What has come back from a listener is not replayed to
 * the next process, so that it must have left this one by then.
 */
final class EventLines implements ShardListener, AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final long FLUSH_AFTER_MILLIS = 10;
    /** What the operating system says of a pipe whose reader has gone; there is no type for it. */
    private static final String READER_GONE = "Broken pipe";

    private final EventLine line;
    private final OutputStream out;
    private final PrintWriter err;
    private final boolean atOnce;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "shard-output"));
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private @Nullable ScheduledFuture<?> flush;

    /**
     * Lines of any number of shards.
     *
     * @param out must not be buffered; a {@code PrintStream} would hide that nobody reads it
     * @param atOnce whether an event that was handed over has to be written already
     */
    EventLines(EventLine line, OutputStream out, PrintWriter err, boolean atOnce) {
        this.line = line;
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
        this.err = err;
        this.atOnce = atOnce;
    }

    /** Where the listener is to run. */
    Executor thread() {
        return thread;
    }

    /** Completes when the reader has had enough; fails with a {@link CliException} if it cannot be written otherwise. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public void onDispatch(Dispatch event) {
        if (ended.isDone()) {
            return;
        }
        try {
            out.write(line.of(event));
            out.write('\n');
            if (atOnce) {
                out.flush();
            } else if (flush == null) {
                flush = thread.schedule(this::flush, FLUSH_AFTER_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (DecodeException undecodable) {
            err.println("shard=" + event.shard() + " skipped " + event.name() + " s=" + event.sequence()
                    + ": its data cannot be decoded: " + undecodable.getMessage());
        } catch (IOException gone) {
            end(gone);
        }
    }

    private void flush() {
        flush = null;
        try {
            out.flush();
        } catch (IOException gone) {
            end(gone);
        }
    }

    private void end(IOException gone) {
        if (READER_GONE.equals(gone.getMessage())) {
            ended.complete(null);
        } else {
            ended.completeExceptionally(
                    new CliException("cannot write to standard output: " + gone.getMessage(), gone));
        }
    }

    /** Writes out what is left; to be called when the shards are closed. */
    @Override
    public void close() throws InterruptedException {
        thread.execute(this::flush);
        thread.shutdown();
        thread.awaitTermination(1, TimeUnit.SECONDS);
    }
}
