package dev.shard.sim.traffic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Recorded sessions, for replay. */
public final class Recording {
    /** The longest line that is read, in bytes; a line is one payload. */
    public static final int MAX_LINE_BYTES = 32 << 20;

    /** The largest compressed recording that is read, in bytes. */
    public static final int MAX_STREAM_BYTES = 256 << 20;

    private Recording() {}

    /**
     * Reads a text recording: one payload a line, UTF-8, blank lines ignored. Lines are read as they are consumed; the
     * first bad one ends the stream with a {@link RecordingException} that has its number.
     *
     * @return to be closed by the caller
     * @throws IOException if the file cannot be opened
     */
    public static Stream<RecordedPayload> payloads(Path jsonl) throws IOException {
        return payloads(jsonl, MAX_LINE_BYTES);
    }

    /**
     * Same as {@link #payloads(Path)}, with a limit of one's own.
     *
     * @param maxLineBytes the longest line accepted, at least 1
     */
    public static Stream<RecordedPayload> payloads(Path jsonl, int maxLineBytes) throws IOException {
        if (maxLineBytes < 1) {
            throw new IllegalArgumentException("maxLineBytes must be at least 1, was " + maxLineBytes);
        }
        return PayloadLines.open(jsonl, maxLineBytes);
    }

    /**
     * Reads a compressed recording and the index beside it: {@code x.bin} has {@code x.json}, with {@code format} and
     * {@code messages}, each of these with {@code off} and {@code len} in bytes.
     *
     * @throws IOException if either file cannot be read
     * @throws RecordingException if the index is no index, or does not fit the bytes
     */
    public static RecordedStream stream(Path bin) throws IOException {
        return StreamIndex.read(bin, MAX_STREAM_BYTES);
    }
}
