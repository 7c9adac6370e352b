package dev.shard;

import org.jspecify.annotations.Nullable;

/**
 * A payload from the application to the Gateway; {@code dev.shard.command} has one type per documented command. Heartbeat,
 * identify and resume are the shard's own business.
 */
public interface GatewayCommand {
    /** The {@code op} key; see {@link #checkedOp}. */
    int op();

    /**
     * The {@code d} key as plain values: maps with string keys, lists, strings, numbers, booleans, null; or whatever else
     * the codec can encode.
     */
    @Nullable Object data();

    /**
     * Commands with equal keys replace each other while they wait: only the latest matters. Null, the default, if each
     * must be sent.
     */
    default @Nullable Object coalescingKey() {
        return null;
    }

    /**
     * Checks that an application may send an opcode.
     *
     * @return the same opcode
     * @throws IllegalArgumentException if it is negative, the shard's own (1, 2, 6) or the Gateway's own (0, 7, 9, 10, 11)
     */
    static int checkedOp(long op) {
        Opcode known = Opcode.find(op);
        if (op < 0 || op > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("op must be from 0 to " + Integer.MAX_VALUE + ", was " + op);
        }
        if (known == Opcode.HEARTBEAT || known == Opcode.IDENTIFY || known == Opcode.RESUME) {
            throw new IllegalArgumentException("op " + op + " (" + known + ") is sent by the shard itself");
        }
        if (known != null && known.direction() == Opcode.Direction.RECEIVE) {
            throw new IllegalArgumentException("op " + op + " (" + known + ") is sent only by the Gateway");
        }
        return (int) op;
    }
}
