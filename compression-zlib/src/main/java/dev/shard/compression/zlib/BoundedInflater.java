package dev.shard.compression.zlib;

import dev.shard.spi.compression.OutputBuffer;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The JDK's inflater, which takes native memory only once there is something to inflate. */
final class BoundedInflater implements StreamInflater {
    private static final byte[] NOTHING = {};

    private final Supplier<Inflater> factory;
    private final int maxBytes;
    private final byte[] beyond = new byte[1];
    private @Nullable Inflater inflater;

    /**
     * @param factory asked at most once
     * @param maxBytes longest payload
     */
    BoundedInflater(Supplier<Inflater> factory, int maxBytes) {
        this.factory = factory;
        this.maxBytes = maxBytes;
    }

    @Override
    public int inflate(ByteBuffer input, OutputBuffer output, int used) throws DataFormatException {
        Inflater open = open();
        open.setInput(input);
        try {
            int length = inflate(open, output, used);
            // An inflater that asks for one gives nothing; asking it each time would take its lock once more.
            if (length == used && open.needsDictionary()) {
                throw new DataFormatException("it asks for a preset dictionary, and there is none");
            }
            return length;
        } finally {
            // The message is lent: an inflater that goes on referring to it would hold on to it.
            open.setInput(NOTHING);
        }
    }

    private int inflate(Inflater open, OutputBuffer output, int used) throws DataFormatException {
        int length = used;
        while (length < maxBytes) {
            int room = roomAfter(length, output);
            int written = open.inflate(output.array(), length, room);
            length += written;
            if (written < room) {
                return length;
            }
        }
        if (open.inflate(beyond, 0, beyond.length) > 0) {
            throw new DataFormatException("more than maxInflatedBytes=" + maxBytes + " would come out");
        }
        return length;
    }

    private int roomAfter(int length, OutputBuffer output) {
        int capacity = output.capacity() > length ? output.capacity() : output.grow(length, maxBytes);
        return Math.min(capacity, maxBytes) - length;
    }

    @Override
    public boolean finished() {
        return inflater != null && inflater.finished();
    }

    /** Forgets everything, for zlib data of its own in the next message. */
    void reset() {
        if (inflater != null) {
            inflater.reset();
        }
    }

    @Override
    public void end() {
        if (inflater != null) {
            inflater.end();
        }
    }

    private Inflater open() {
        if (inflater == null) {
            inflater = factory.get();
        }
        return inflater;
    }
}
