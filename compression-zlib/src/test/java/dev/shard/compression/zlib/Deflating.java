package dev.shard.compression.zlib;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.tck.compression.Peer;
import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/** The Gateway's side: makes messages with the JDK's deflater. */
final class Deflating {
    private Deflating() {}

    /** One stream for all payloads, flushed after each. */
    static Peer stream() {
        Deflater deflater = new Deflater();
        return payload -> {
            deflater.setInput(payload);
            return drain(deflater, Deflater.SYNC_FLUSH);
        };
    }

    /** Zlib data of its own for each payload. */
    static Peer payloads() {
        return Deflating::whole;
    }

    /** A message that is flushed between each two parts as well. */
    static byte[] flushedBetween(Peer stream, String... parts) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (String part : parts) {
            message.writeBytes(stream.send(part.getBytes(UTF_8)));
        }
        return message.toByteArray();
    }

    /** Zlib data from header to checksum. */
    static byte[] whole(byte[] payload) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(payload);
            deflater.finish();
            return drain(deflater, Deflater.NO_FLUSH);
        } finally {
            deflater.end();
        }
    }

    private static byte[] drain(Deflater deflater, int flush) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        int length;
        do {
            length = deflater.deflate(chunk, 0, chunk.length, flush);
            out.write(chunk, 0, length);
        } while (length == chunk.length);
        return out.toByteArray();
    }
}
