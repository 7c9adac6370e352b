package dev.shard.sim.traffic;

import java.nio.file.Path;

/** A recording that cannot be replayed; the message says which file, where in it, and why. */
public final class RecordingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecordingException(Path file, String problem) {
        super(file.getFileName() + ": " + problem);
    }

    RecordingException(Path file, long line, String problem) {
        this(file, "line " + line + ": " + problem);
    }
}
