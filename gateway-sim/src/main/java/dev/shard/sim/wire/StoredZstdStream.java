package dev.shard.sim.wire;

import java.nio.ByteBuffer;

/** {@code zstd-stream} in raw blocks, which needs no encoder. */
final class StoredZstdStream implements StreamCompressor {
    /** Magic number; nothing declared; a window of 256 KiB. */
    private static final byte[] HEADER = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0x00, 0x40};

    private static final int LARGEST_BLOCK = 128 * 1024;
    private static final int BLOCK_HEADER_BYTES = 3;

    private boolean begun;

    @Override
    public byte[] compress(byte[] payload) {
        int blocks = (payload.length + LARGEST_BLOCK - 1) / LARGEST_BLOCK;
        int header = begun ? 0 : HEADER.length;
        var out = ByteBuffer.allocate(header + blocks * BLOCK_HEADER_BYTES + payload.length);
        out.put(HEADER, 0, header);
        begun = true;
        for (int from = 0; from < payload.length; from += LARGEST_BLOCK) {
            block(payload, from, Math.min(LARGEST_BLOCK, payload.length - from), out);
        }
        return out.array();
    }

    /** Its size above three bits, all zero: a raw block, and not the last. Least significant byte first. */
    private static void block(byte[] payload, int from, int length, ByteBuffer out) {
        int header = length << 3;
        out.put((byte) header).put((byte) (header >> 8)).put((byte) (header >> 16));
        out.put(payload, from, length);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
