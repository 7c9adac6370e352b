package dev.shard.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/** Messages of a megabyte or less that would inflate to a gibibyte. */
final class Bombs {
    private static final int GIBIBYTE = 1 << 30;
    private static final int ZSTD_BLOCK = 128 * 1024;
    private static final int RAW = 0;
    private static final int RLE = 1;
    private static final byte ETF_VERSION = (byte) 131;
    private static final byte ETF_COMPRESSED = 80;
    private static final byte ETF_LIST = 108;
    private static final byte ETF_NIL = 106;

    private Bombs() {}

    /** Goes on where a zlib stream stands: deflate that refers to nothing before it, up to a flush. */
    static byte[] zlib() {
        return zeros(new Deflater(Deflater.BEST_COMPRESSION, true), Deflater.SYNC_FLUSH);
    }

    /**
     * Goes on where a zstd frame stands: the beginning of a payload, then blocks of one byte and how often it is repeated.
     * Source: RFC 8878.
     */
    static byte[] zstd() {
        byte[] beginning = "{\"d\":\"".getBytes(US_ASCII);
        int repeats = GIBIBYTE / ZSTD_BLOCK;
        ByteBuffer blocks = ByteBuffer.allocate(3 + beginning.length + repeats * 4);
        putHead(blocks, beginning.length, RAW);
        blocks.put(beginning);
        for (int i = 0; i < repeats; i++) {
            putHead(blocks, ZSTD_BLOCK, RLE);
            blocks.put((byte) 'x');
        }
        return blocks.array();
    }

    private static void putHead(ByteBuffer blocks, int size, int type) {
        int head = size << 3 | type << 1;
        blocks.put((byte) head).put((byte) (head >>> 8)).put((byte) (head >>> 16));
    }

    /**
     * A term in zlib, without its end.
     *
     * @param declared bytes that it claims to have
     */
    static byte[] compressedTerm(int declared) {
        byte[] zlib = zeros(new Deflater(Deflater.BEST_COMPRESSION), Deflater.FULL_FLUSH);
        return ByteBuffer.allocate(6 + zlib.length)
                .put(ETF_VERSION)
                .put(ETF_COMPRESSED)
                .putInt(declared)
                .put(zlib)
                .array();
    }

    /** Lists of one element each. */
    static byte[] nestedTerm(int depth) {
        ByteBuffer term = ByteBuffer.allocate(1 + depth * 6).put(ETF_VERSION);
        for (int i = 0; i < depth; i++) {
            term.put(ETF_LIST).putInt(1);
        }
        while (term.hasRemaining()) {
            term.put(ETF_NIL);
        }
        return term.array();
    }

    private static byte[] zeros(Deflater deflater, int flush) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        byte[] compressed = new byte[1 << 16];
        for (int left = GIBIBYTE / zeros.length; left > 0; left--) {
            deflater.setInput(zeros);
            int length;
            while ((length = deflater.deflate(compressed, 0, compressed.length, left > 1 ? Deflater.NO_FLUSH : flush))
                    > 0) {
                out.write(compressed, 0, length);
            }
        }
        deflater.end();
        return out.toByteArray();
    }
}
