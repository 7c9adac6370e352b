package dev.shard.core.driver;

import dev.shard.GatewayCommand;
import dev.shard.LocalProtocolException;
import dev.shard.Opcode;
import dev.shard.ShardId;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.Envelope;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Encodes and checks the application's commands on the caller's thread, so that a bad one fails alone and before anything
 * was queued. Safe for any thread.
 */
final class CommandEncoder {
    /** Most that the Gateway accepts, in bytes; it closes with 4002 otherwise. */
    static final int MAX_BYTES = 4096;

    private final ShardId shard;
    private final Codec codec;

    CommandEncoder(ShardId shard, Codec codec) {
        this.shard = shard;
        this.codec = codec;
    }

    /**
     * Encodes a command.
     *
     * @throws LocalProtocolException if its opcode is not an application's, it cannot be encoded, or it is too long
     */
    PendingCommand encode(GatewayCommand command) {
        int op = checkedOp(command.op());
        Object data = command.data();
        return pending(op, codec.encode(op, data), command.coalescingKey(), data);
    }

    /**
     * Encodes a payload that is given as JSON text.
     *
     * @throws LocalProtocolException same, and if it is no JSON object with an integer {@code op}
     */
    PendingCommand encode(String json) {
        ByteBuffer payload = codec.encodeJson(json);
        Envelope envelope = new Envelope();
        codec.readEnvelope(payload, envelope);
        int op = checkedOp(envelope.op());
        return pending(op, payload, null, new PayloadReader(codec).data(payload, envelope));
    }

    private PendingCommand pending(int op, ByteBuffer payload, @Nullable Object key, @Nullable Object data) {
        if (payload.remaining() > MAX_BYTES) {
            throw new LocalProtocolException(
                    "shard=%s op=%d: payload is %d bytes, the Gateway accepts at most %d; split it before sending"
                            .formatted(shard, op, payload.remaining(), MAX_BYTES));
        }
        // Presence is restated in a new session; a request for members may have to be repeated. Nothing else is looked
        // at.
        boolean matters = op == Opcode.PRESENCE_UPDATE.code() || op == Opcode.REQUEST_GUILD_MEMBERS.code();
        return new PendingCommand(op, payload, key, matters ? data : null, new CompletableFuture<>());
    }

    private int checkedOp(long op) {
        try {
            return GatewayCommand.checkedOp(op);
        } catch (IllegalArgumentException notACommand) {
            throw new LocalProtocolException("shard=" + shard + ": " + notACommand.getMessage(), notACommand);
        }
    }
}
