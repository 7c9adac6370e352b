package dev.shard.cli;

import dev.shard.DecodeException;
import dev.shard.Dispatch;
import dev.shard.ShardId;
import dev.shard.ShardListener;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes each dispatch as {@code {"shard":[0,1],"s":2,"t":"…","d":{…}}} and a line feed. Runs on one thread, the executor
 * of its listener, which is also the only one to flush: soon after the last line, not after each.
 */
final class EventLines implements ShardListener, AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final long FLUSH_AFTER_MILLIS = 10;

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final OutputStream out;
    private final PrintWriter err;
    private final ScheduledExecutorService thread;
    private final JsonNode shard;
    private final CompletableFuture<Void> broken = new CompletableFuture<>();
    private @Nullable ScheduledFuture<?> flush;

    EventLines(OutputStream out, PrintWriter err, ShardId shard, ScheduledExecutorService thread) {
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
        this.err = err;
        this.thread = thread;
        this.shard = JsonNodeFactory.instance.arrayNode().add(shard.id()).add(shard.count());
    }

    /** Fails when standard output cannot be written any more; never completes otherwise. */
    CompletableFuture<Void> broken() {
        return broken;
    }

    @Override
    public void onDispatch(Dispatch event) {
        if (broken.isDone()) {
            return;
        }
        try {
            out.write(line(event));
            out.write('\n');
            if (flush == null) {
                flush = thread.schedule(this::flush, FLUSH_AFTER_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (DecodeException undecodable) {
            err.println("shard=" + event.shard() + " skipped " + event.name() + " s=" + event.sequence()
                    + ": its data cannot be decoded: " + undecodable.getMessage());
        } catch (IOException gone) {
            broken.completeExceptionally(gone);
        }
    }

    private byte[] line(Dispatch event) {
        ObjectNode line = mapper.createObjectNode();
        line.set("shard", shard);
        if (event.sequence() == Dispatch.NO_SEQUENCE) {
            line.putNull("s");
        } else {
            line.put("s", event.sequence());
        }
        line.put("t", event.name());
        line.set("d", event.data().as(JsonNode.class));
        return mapper.writeValueAsString(line).getBytes(StandardCharsets.UTF_8);
    }

    private void flush() {
        flush = null;
        try {
            out.flush();
        } catch (IOException gone) {
            broken.completeExceptionally(gone);
        }
    }

    /** Writes out what is left; to be called when the shard is closed. */
    @Override
    public void close() throws InterruptedException {
        thread.execute(this::flush);
        thread.shutdown();
        thread.awaitTermination(1, TimeUnit.SECONDS);
    }
}
