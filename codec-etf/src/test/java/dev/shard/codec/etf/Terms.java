package dev.shard.codec.etf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.Deflater;

/** Bytes of terms. */
final class Terms {
    /** Always chooses the first form. */
    static final Random STEADY = new Random() {
        private static final long serialVersionUID = 1L;

        @Override
        protected int next(int bits) {
            return 0;
        }
    };

    private Terms() {}

    /** From hexadecimal digits in groups, a comment behind each {@code //}. */
    static byte[] hex(String... lines) {
        String digits = String.join(
                "",
                Arrays.stream(lines)
                        .map(line -> line.replaceAll("//.*|\\s", ""))
                        .toList());
        return HexFormat.of().parseHex(digits);
    }

    /** A term without version as a compressed one. */
    static byte[] compressed(byte[] term) {
        return compressed(term, term.length);
    }

    /** Same, with a size that may be a lie. */
    static byte[] compressed(byte[] term, int size) {
        var out = new ByteArrayOutputStream();
        out.write(131);
        out.write(80);
        out.writeBytes(ByteBuffer.allocate(4).putInt(size).array());
        out.writeBytes(deflated(term));
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) {
        var deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return out.toByteArray();
    }
}
