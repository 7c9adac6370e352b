package dev.shard.core.driver;

import dev.shard.ShardException;
import dev.shard.spi.codec.Envelope;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What came with the input of the step under way, for the effects that speak of what is "in hand". */
final class Hand {
    @Nullable Envelope envelope;

    @Nullable ByteBuffer payload;

    @Nullable PendingCommand command;

    @Nullable CompletableFuture<Duration> heartbeat;

    @Nullable CompletableFuture<?> request;

    /** Fails the command or request. */
    void refuse(ShardException reason) {
        if (command != null) {
            command.written().completeExceptionally(reason);
        }
        if (heartbeat != null) {
            heartbeat.completeExceptionally(reason);
        }
        if (request != null) {
            request.completeExceptionally(reason);
        }
    }

    /** Takes the heartbeat's future away; null if nobody asked for the heartbeat. */
    @Nullable CompletableFuture<Duration> takeHeartbeat() {
        CompletableFuture<Duration> taken = heartbeat;
        heartbeat = null;
        return taken;
    }

    void empty() {
        envelope = null;
        payload = null;
        command = null;
        heartbeat = null;
        request = null;
    }
}
