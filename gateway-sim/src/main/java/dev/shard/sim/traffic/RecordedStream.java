package dev.shard.sim.traffic;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A compressed session, byte for byte as a server sent it.
 *
 * @param format {@code zlib-stream}, {@code zstd-stream} or {@code zlib-per-message}
 * @param messages the WebSocket messages in order, read-only; a new view, positioned at its start, for each call
 * @param tail what follows the last whole message, empty unless the recording is a broken one
 */
public record RecordedStream(String format, List<ByteBuffer> messages, ByteBuffer tail) {
    public RecordedStream {
        messages = List.copyOf(messages);
    }

    @Override
    public List<ByteBuffer> messages() {
        return messages.stream().map(ByteBuffer::duplicate).toList();
    }

    @Override
    public ByteBuffer tail() {
        return tail.duplicate();
    }
}
