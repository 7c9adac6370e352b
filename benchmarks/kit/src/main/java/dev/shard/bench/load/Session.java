package dev.shard.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/**
 * What a server says to one connection, compressed and framed beforehand: a greeting, then events. The same bytes go to
 * any number of connections, since a compression's context begins with the connection. Immutable; safe for any thread.
 */
public final class Session {
    /** Messages before READY: HELLO, and the HEARTBEAT_ACK without which some clients do not identify. */
    public static final int BEFORE_READY = 2;
    /** Messages before the first event: those, and READY. */
    public static final int GREETING = BEFORE_READY + 1;

    private final ByteBuffer frames;
    private final IntBuffer index;

    private Session(ByteBuffer frames, IntBuffer index) {
        this.frames = frames;
        this.index = index;
    }

    /** Maps what {@link SessionWriter} wrote. */
    public static Session read(Path folder, String name) throws IOException {
        try (FileChannel frames = FileChannel.open(SessionWriter.framesFile(folder, name));
                FileChannel index = FileChannel.open(SessionWriter.indexFile(folder, name))) {
            return new Session(
                    frames.map(MapMode.READ_ONLY, 0, frames.size()),
                    index.map(MapMode.READ_ONLY, 0, index.size()).asIntBuffer());
        }
    }

    /** Messages, the greeting included. */
    public int size() {
        return index.limit() / SessionWriter.ENTRY_INTS;
    }

    /** The frames of the messages from one to another, the last one left out; direct. */
    public ByteBuffer frames(int from, int to) {
        int start = frameStart(from);
        return frames.slice(start, (to == size() ? frames.limit() : frameStart(to)) - start);
    }

    /** One message without its frame; direct. */
    public ByteBuffer message(int at) {
        return frames.slice(entry(at, 1), entry(at, 2));
    }

    /** Bytes of one payload before compression. */
    public int payloadBytes(int at) {
        return entry(at, 3);
    }

    /** Bytes of all payloads from one to another before compression. */
    public long payloadBytes(int from, int to) {
        long bytes = 0;
        for (int at = from; at < to; at++) {
            bytes += payloadBytes(at);
        }
        return bytes;
    }

    private int frameStart(int at) {
        return entry(at, 0);
    }

    private int entry(int at, int field) {
        return index.get(at * SessionWriter.ENTRY_INTS + field);
    }
}
