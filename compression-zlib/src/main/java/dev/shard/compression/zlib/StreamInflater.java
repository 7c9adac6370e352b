package dev.shard.compression.zlib;

import dev.shard.spi.compression.OutputBuffer;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;

/** Inflates deflate or zlib data as it comes, and never writes more than a limit. Connection lifetime. */
interface StreamInflater {
    /**
     * Inflates all of {@code input}, or up to the end of the data if that comes first.
     *
     * @param input read from its position, which moves behind what was inflated; not referred to afterwards
     * @param used bytes of the payload that are in {@code output} already
     * @return bytes of the payload that are there now
     * @throws DataFormatException what is wrong with the bytes, in a few words
     */
    int inflate(ByteBuffer input, OutputBuffer output, int used) throws DataFormatException;

    /** Whether the data is over; a zlib checksum behind it counts as part of it where there is one. */
    boolean finished();

    /** Frees all memory; may be called twice. */
    void end();
}
