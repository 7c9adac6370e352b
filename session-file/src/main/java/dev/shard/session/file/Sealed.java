package dev.shard.session.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Values with a checksum over map, key and content, so that a record that was damaged or moved is never taken for another. */
final class Sealed {
    private static final int SEAL_BYTES = Integer.BYTES;

    private Sealed() {}

    /** The content with its seal. */
    static byte[] seal(String map, String key, byte[] content) {
        return ByteBuffer.allocate(content.length + SEAL_BYTES)
                .put(content)
                .putInt(checksum(map, key, content))
                .array();
    }

    /**
     * The content of a sealed value.
     *
     * @throws DamagedException if it is not what was sealed
     */
    static byte[] open(String map, String key, byte[] value) {
        byte[] content = Arrays.copyOf(value, Math.max(0, value.length - SEAL_BYTES));
        if (value.length < SEAL_BYTES || checksum(map, key, content) != sealOf(value)) {
            throw new DamagedException("the record of " + map + " does not match its checksum");
        }
        return content;
    }

    /** What a sealed value adds to the sum of its file: its seal, spread over 64 bits. */
    static long share(byte[] value) {
        long spread = (sealOf(value) + 1L) * 0x9E3779B97F4A7C15L;
        return spread ^ spread >>> 32;
    }

    private static int sealOf(byte[] value) {
        return ByteBuffer.wrap(value).getInt(value.length - SEAL_BYTES);
    }

    private static int checksum(String map, String key, byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(map.getBytes(StandardCharsets.UTF_8));
        crc.update(0);
        crc.update(key.getBytes(StandardCharsets.UTF_8));
        crc.update(0);
        crc.update(content);
        return (int) crc.getValue();
    }
}
