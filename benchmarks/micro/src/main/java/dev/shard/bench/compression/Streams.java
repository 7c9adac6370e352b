package dev.shard.bench.compression;

import dev.shard.bench.load.Session;
import dev.shard.bench.session.SessionFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The messages of a compressed stream, as they come from a transport.
 *
 * @param greeting to be decompressed first, and not counted
 * @param messages of one size
 * @param largestPayload in bytes, and one more
 */
record Streams(List<ByteBuffer> greeting, List<ByteBuffer> messages, int largestPayload) {
    private static final int BYTES_OF_A_STREAM = 32 << 20;
    private static final int MOST_MESSAGES = 4_000;

    /**
     * Compresses payloads of one size, each with a text of its own.
     *
     * @param direct whether the messages lie beside the heap
     */
    static Streams of(int payloadBytes, String compression, boolean direct) throws IOException {
        int count = Math.min(MOST_MESSAGES, BYTES_OF_A_STREAM / payloadBytes);
        Session session = SessionFiles.temporary(folder -> {
            String kind = SessionFiles.prepareSized(folder, count, payloadBytes, compression);
            return kind + "-json-" + compression;
        });
        int largest = IntStream.range(0, session.size())
                .map(session::payloadBytes)
                .max()
                .orElseThrow();
        return new Streams(
                messages(session, 0, Session.GREETING, direct),
                messages(session, Session.GREETING, session.size(), direct),
                largest + 1);
    }

    private static List<ByteBuffer> messages(Session session, int from, int to, boolean direct) {
        return IntStream.range(from, to)
                .mapToObj(session::message)
                .map(message -> copy(message, direct))
                .toList();
    }

    private static ByteBuffer copy(ByteBuffer message, boolean direct) {
        int length = message.remaining();
        return (direct ? ByteBuffer.allocateDirect(length) : ByteBuffer.allocate(length))
                .put(message)
                .flip();
    }
}
