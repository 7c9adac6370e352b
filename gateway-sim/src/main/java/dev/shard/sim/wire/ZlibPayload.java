package dev.shard.sim.wire;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/** Payload compression: each payload a zlib file of its own. */
public final class ZlibPayload {
    private static final int BUFFER_BYTES = 8192;

    private ZlibPayload() {}

    public static byte[] compress(byte[] payload, int level) {
        var deflater = new Deflater(level);
        try {
            deflater.setInput(payload);
            deflater.finish();
            var out = new ByteArrayOutputStream(payload.length / 2);
            byte[] buffer = new byte[BUFFER_BYTES];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
