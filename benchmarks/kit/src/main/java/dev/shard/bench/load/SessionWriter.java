package dev.shard.bench.load;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a {@link Session}: one file of frames, and one that says where each begins. */
public final class SessionWriter implements AutoCloseable {
    /** An entry of the index: start of the frame, start of the message, its length, length of the payload. */
    static final int ENTRY_INTS = 4;

    private final DataOutputStream frames;
    private final DataOutputStream index;
    private final boolean text;

    /** @param text whether the messages are text, as uncompressed JSON is */
    public SessionWriter(Path folder, String name, boolean text) throws IOException {
        this.text = text;
        frames = open(framesFile(folder, name));
        index = open(indexFile(folder, name));
    }

    static Path framesFile(Path folder, String name) {
        return folder.resolve(name + ".frames");
    }

    static Path indexFile(Path folder, String name) {
        return folder.resolve(name + ".index");
    }

    private static DataOutputStream open(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    /**
     * Appends a message.
     *
     * @param payloadBytes of the payload before compression
     */
    public void write(byte[] message, int payloadBytes) throws IOException {
        index.writeInt(frames.size());
        Frames.writeHeader(frames, text, message.length);
        index.writeInt(frames.size());
        index.writeInt(message.length);
        index.writeInt(payloadBytes);
        frames.write(message);
    }

    @Override
    public void close() throws IOException {
        frames.close();
        index.close();
    }
}
