package dev.shard.transport.javaws;

import dev.shard.transport.support.FrameException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down what frames amount to, a line each. */
final class FrameLog implements FrameListener {
    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return lines;
    }

    /** Length and content's hash. */
    static String describe(byte[] payload) {
        return payload.length + ":" + Arrays.hashCode(payload);
    }

    @Override
    public void onMessage(ByteBuffer message, boolean text) {
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        lines.add((text ? "text " : "binary ") + describe(bytes));
    }

    @Override
    public void onPing(byte[] payload) {
        lines.add("ping " + describe(payload));
    }

    @Override
    public void onCloseFrame(int code, String reason) {
        lines.add("close " + code + " " + reason);
    }

    @Override
    public void onViolation(FrameException violation) {
        lines.add("violation " + violation.closeCode());
    }
}
