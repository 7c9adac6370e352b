package dev.shard.simulation;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.Deflater;

/**
 * Makes WebSocket messages of payloads, for one connection: encodes, compresses, and cuts the stream where it likes. Chance
 * decides in shares of a length, never in bytes, since not every zlib compresses equally well.
 */
final class Packer implements AutoCloseable {
    /** A frame with a window of 256 KiB that never ends; then blocks. */
    private static final byte[] ZSTD_HEADER = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0x00, 0x40};

    private static final int ZSTD_BLOCK = 1 << 17;

    private final WireFormat format;
    private final Setting setting;
    private final String compression;
    private final SplittableRandom chance;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private boolean headerSent;
    private boolean payloadCompression;

    /** Packs for a connection that asked for a compression by its URL; "none" if it did not. */
    Packer(WireFormat format, Setting setting, String compression, SplittableRandom chance) {
        this.format = format;
        this.setting = setting;
        this.compression = compression;
        this.chance = chance;
    }

    /** IDENTIFY asked for payload compression. */
    void compressPayloads() {
        payloadCompression = true;
    }

    /** Whether a message that is lost takes the rest of the connection with it. */
    boolean isStream() {
        return compression.endsWith("-stream");
    }

    WireFormat format() {
        return format;
    }

    List<Message> pack(Payload payload) {
        return pack(format.write(payload.envelope(setting.dataFirst())), List.of(payload));
    }

    /** Packs what need not be a payload. */
    List<Message> pack(byte[] bytes, List<Payload> completes) {
        if (isStream()) {
            return cut(compression.equals("zlib-stream") ? deflate(bytes, deflater) : zstd(bytes), completes);
        }
        return List.of(payloadCompression && chance.nextInt(3) != 0 ? zlib(bytes, completes) : plain(bytes, completes));
    }

    Message plain(byte[] bytes, List<Payload> completes) {
        return new Message(bytes, format.text(), completes);
    }

    /** A zlib blob of its own. */
    static Message zlib(byte[] bytes, List<Payload> completes) {
        Deflater own = new Deflater(Deflater.BEST_SPEED);
        try {
            own.setInput(bytes);
            own.finish();
            return new Message(drain(own, Deflater.NO_FLUSH), false, completes);
        } finally {
            own.end();
        }
    }

    private static byte[] deflate(byte[] bytes, Deflater deflater) {
        deflater.setInput(bytes);
        return drain(deflater, Deflater.SYNC_FLUSH);
    }

    private static byte[] drain(Deflater deflater, int flush) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] some = new byte[1024];
        int length;
        do {
            length = deflater.deflate(some, 0, some.length, flush);
            out.write(some, 0, length);
        } while (length == some.length);
        return out.toByteArray();
    }

    private byte[] zstd(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 16);
        if (!headerSent) {
            out.writeBytes(ZSTD_HEADER);
            headerSent = true;
        }
        for (int from = 0; from < bytes.length; from += ZSTD_BLOCK) {
            int length = Math.min(ZSTD_BLOCK, bytes.length - from);
            int header = length << 3;
            out.write(header);
            out.write(header >> 8);
            out.write(header >> 16);
            out.write(bytes, from, length);
        }
        return out.toByteArray();
    }

    private List<Message> cut(byte[] stream, List<Payload> completes) {
        List<Message> messages = new ArrayList<>();
        int from = 0;
        while (chance.nextInt(100) < setting.cuts()) {
            int to = from + (int) (chance.nextDouble() * (stream.length - from));
            messages.add(new Message(Arrays.copyOfRange(stream, from, to), false, List.of()));
            from = to;
        }
        messages.add(new Message(Arrays.copyOfRange(stream, from, stream.length), false, completes));
        return messages;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
