package dev.shard.command;

import dev.shard.GatewayCommand;
import org.jspecify.annotations.Nullable;

/**
 * A command that this library has no type for.
 *
 * @param op see {@link GatewayCommand#checkedOp}
 * @param data whatever the codec can encode
 */
public record RawCommand(int op, @Nullable Object data) implements GatewayCommand {
    /** Checks the opcode. */
    public RawCommand {
        GatewayCommand.checkedOp(op);
    }
}
