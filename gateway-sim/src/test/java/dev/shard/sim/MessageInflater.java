package dev.shard.sim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** What a client makes of binary messages: parts of one zlib stream, or payloads that are each compressed by itself. */
final class MessageInflater implements AutoCloseable {
    /** What is made of bytes that are no zlib stream. */
    private static final String BROKEN = "{\"op\":-1,\"d\":\"broken stream\"}";

    private final @Nullable Inflater stream;
    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();

    MessageInflater(boolean zlibStream) {
        stream = zlibStream ? new Inflater() : null;
    }

    /** The payload that a message completes; null if more of it has to come. */
    @Nullable String push(byte[] message) {
        if (stream == null) {
            return payload(message);
        }
        compressed.writeBytes(message);
        byte[] all = compressed.toByteArray();
        if (!endsInFlush(all)) {
            return null;
        }
        compressed.reset();
        return inflate(stream, all);
    }

    private static boolean endsInFlush(byte[] bytes) {
        int end = bytes.length;
        return end >= 4 && bytes[end - 4] == 0 && bytes[end - 3] == 0 && bytes[end - 2] == -1 && bytes[end - 1] == -1;
    }

    private static String payload(byte[] message) {
        var fresh = new Inflater();
        try {
            return inflate(fresh, message);
        } finally {
            fresh.end();
        }
    }

    private static String inflate(Inflater inflater, byte[] bytes) {
        try {
            inflater.setInput(bytes);
            var out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
                out.write(buffer, 0, n);
            }
            return out.toString(StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            return BROKEN;
        }
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.end();
        }
    }
}
