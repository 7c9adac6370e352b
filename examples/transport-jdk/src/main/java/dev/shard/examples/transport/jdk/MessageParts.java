package dev.shard.examples.transport.jdk;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Joins the parts of a message. Connection lifetime. */
final class MessageParts {
    // Bytes are no bound on a message of endless empty parts.
    private static final int MAX_EMPTY_PARTS = 10_000;

    private final int maxBytes;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(0);
    private int emptyParts;

    MessageParts(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    // tutorial: parts
    /** Whether a message that goes on with this part stays within its bound. */
    boolean fits(ByteBuffer part) {
        emptyParts += part.hasRemaining() ? 0 : 1;
        return part.remaining() <= maxBytes - held.size() && emptyParts <= MAX_EMPTY_PARTS;
    }

    /** Adds a part that fits; returns the whole message if this was its last part, else null. */
    @Nullable ByteBuffer add(ByteBuffer part, boolean last) {
        if (last && held.size() == 0) {
            // Came in one part, as nearly all do: lent on as it is.
            emptyParts = 0;
            return part;
        }
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        held.writeBytes(bytes);
        return last ? takeAll() : null;
    }
    // tutorial: end

    private ByteBuffer takeAll() {
        ByteBuffer message = ByteBuffer.wrap(held.toByteArray());
        held.reset();
        emptyParts = 0;
        return message;
    }
}
