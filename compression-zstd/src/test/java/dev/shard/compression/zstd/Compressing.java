package dev.shard.compression.zstd;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import dev.shard.tck.compression.Peer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The Gateway's side: makes messages with the reference encoder, or block by block by hand. */
final class Compressing {
    /** Magic number; nothing declared; window of 256 KiB. */
    static final byte[] HEADER = bytes("28b52ffd 00 40");

    private static final int LARGEST_BLOCK = 128 << 10;

    private Compressing() {}

    /** One frame for all payloads, flushed after each, with the header that the Gateway sends. */
    static Peer stream() {
        ZstdCompressCtx compressor = compressor();
        return payload -> compress(compressor, payload, EndDirective.FLUSH);
    }

    /** A frame that is over with this payload. */
    static byte[] ended(byte[] payload, boolean checksum) {
        try (ZstdCompressCtx compressor = compressor().setChecksum(checksum)) {
            return compress(compressor, payload, EndDirective.END);
        }
    }

    private static ZstdCompressCtx compressor() {
        return new ZstdCompressCtx()
                .setLevel(6)
                .setWindowLog(18)
                .setContentSize(false)
                .setChecksum(false);
    }

    private static byte[] compress(ZstdCompressCtx compressor, byte[] payload, EndDirective directive) {
        // A flush may add an empty block, and the first message has the frame's header.
        ByteBuffer out = ByteBuffer.allocate((int) Zstd.compressBound(payload.length) + 64);
        if (!compressor.compressByteBufferStream(out, ByteBuffer.wrap(payload), directive)) {
            throw new IllegalStateException("more than " + out.capacity() + " bytes");
        }
        return toBytes(out.flip());
    }

    /** One frame of raw blocks, each as full as it can be. */
    static Peer raw() {
        boolean[] begun = {false};
        return payload -> {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            if (!begun[0]) {
                message.writeBytes(HEADER);
                begun[0] = true;
            }
            for (int from = 0; from < payload.length; from += LARGEST_BLOCK) {
                message.writeBytes(rawBlock(payload, from, Math.min(LARGEST_BLOCK, payload.length - from)));
            }
            return message.toByteArray();
        };
    }

    /** A raw block of some text. */
    static byte[] rawBlock(String text) {
        byte[] content = text.getBytes(UTF_8);
        return rawBlock(content, 0, content.length);
    }

    private static byte[] rawBlock(byte[] content, int from, int length) {
        return ByteBuffer.allocate(3 + length)
                .put(blockHeader(0, length))
                .put(content, from, length)
                .array();
    }

    /** A block of one byte, repeated. */
    static byte[] rleBlock(char repeated, int times) {
        return ByteBuffer.allocate(4)
                .put(blockHeader(1, times))
                .put((byte) repeated)
                .array();
    }

    /** Three bytes, little-endian: whether it is the last (no), two bits of type, and the size. */
    static byte[] blockHeader(int type, int size) {
        int header = size << 3 | type << 1;
        return new byte[] {(byte) header, (byte) (header >> 8), (byte) (header >> 16)};
    }

    /** Pieces of a message, one after the other. */
    static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            joined.writeBytes(piece);
        }
        return joined.toByteArray();
    }

    /** Hexadecimal digits, with spaces where they help. */
    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] toBytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
