package dev.shard.sim.wire;

import java.util.Arrays;
import java.util.zip.Deflater;

/** {@code zlib-stream}: one deflate stream per connection, and a sync flush ({@code 00 00 FF FF}) after each payload. */
final class ZlibStream implements StreamCompressor {
    private static final int SLACK = 64;

    private final Deflater deflater;

    ZlibStream(int level) {
        deflater = new Deflater(level);
    }

    @Override
    public byte[] compress(byte[] payload) {
        deflater.setInput(payload);
        byte[] out = new byte[payload.length / 2 + SLACK];
        int length = 0;
        while (true) {
            length += deflater.deflate(out, length, out.length - length, Deflater.SYNC_FLUSH);
            if (length < out.length) {
                return Arrays.copyOf(out, length);
            }
            // A full buffer may hide output; with too little room a second flush marker would be written.
            out = Arrays.copyOf(out, out.length * 2 + SLACK);
        }
    }

    @Override
    public void close() {
        deflater.end();
    }
}
