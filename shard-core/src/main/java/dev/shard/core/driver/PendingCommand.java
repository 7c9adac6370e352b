package dev.shard.core.driver;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A command of the application on its way out.
 *
 * @param op its opcode
 * @param payload encoded, at most 4096 bytes
 * @param key of those that replace each other while they wait; null for none
 * @param data the {@code d} key, where it matters later; else null
 * @param written completes once, when the command was handed to the socket or never will be
 */
record PendingCommand(
        int op,
        ByteBuffer payload,
        @Nullable Object key,
        @Nullable Object data,
        CompletableFuture<Void> written) {
    /** The same command once more, to be sent again for reasons of our own. */
    PendingCommand again() {
        return new PendingCommand(op, payload.duplicate(), key, data, new CompletableFuture<>());
    }

    /** Length of the payload in bytes. */
    int bytes() {
        return payload.remaining();
    }
}
