package dev.shard.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes of bytes that mean something others that nearly do. */
final class Mutations {
    private static final int LONGEST = 64 * 1024;
    private static final int MOST_AT_ONCE = 5;
    private static final long[] NUMBERS = {
        0,
        1,
        2,
        125,
        126,
        127,
        128,
        255,
        256,
        65_535,
        65_536,
        1 << 30,
        Integer.MAX_VALUE,
        0xFFFF_FFFFL,
        Long.MAX_VALUE,
        -1
    };

    private final List<byte[]> seeds;
    private final Random random;

    Mutations(List<byte[]> seeds, Random random) {
        this.seeds = seeds;
        this.random = random;
    }

    /** One of the seeds, changed in a few places; now and then not at all. */
    byte[] next() {
        byte[] bytes = seed();
        for (int left = random.nextInt(MOST_AT_ONCE + 1); left > 0; left--) {
            byte[] longer = changed(bytes);
            bytes = Arrays.copyOf(longer, Math.min(longer.length, LONGEST));
        }
        return bytes;
    }

    private byte[] seed() {
        return seeds.get(random.nextInt(seeds.size())).clone();
    }

    private byte[] changed(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = from + random.nextInt(Math.min(bytes.length - from, 64) + 1);
        return switch (random.nextInt(8)) {
            case 0 -> flip(bytes);
            case 1 -> overwrite(bytes, from, randomBytes(1 + random.nextInt(4)));
            case 2 -> overwrite(bytes, from, number());
            case 3 -> replace(bytes, from, to, new byte[0]);
            case 4 -> replace(bytes, from, from, randomBytes(random.nextInt(16)));
            case 5 -> replace(bytes, to, to, repeated(Arrays.copyOfRange(bytes, from, to)));
            case 6 -> replace(bytes, from, bytes.length, part(seed()));
            default -> Arrays.copyOf(bytes, from);
        };
    }

    private byte[] flip(byte[] bytes) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    /** A length or count, big-endian, in any of the usual sizes. */
    private byte[] number() {
        int size = 1 << random.nextInt(4);
        byte[] whole = ByteBuffer.allocate(8)
                .putLong(NUMBERS[random.nextInt(NUMBERS.length)])
                .array();
        return Arrays.copyOfRange(whole, 8 - size, 8);
    }

    /** Once, mostly; sometimes often enough to nest deeply. */
    private byte[] repeated(byte[] piece) {
        int times = random.nextInt(4) > 0 ? 1 : 1 + random.nextInt(1000);
        ByteBuffer all = ByteBuffer.allocate(Math.min(piece.length * times, LONGEST));
        while (piece.length > 0 && all.hasRemaining()) {
            all.put(piece, 0, Math.min(piece.length, all.remaining()));
        }
        return all.array();
    }

    private byte[] part(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] overwrite(byte[] bytes, int at, byte[] with) {
        int length = Math.min(with.length, bytes.length - at);
        System.arraycopy(with, 0, bytes, at, length);
        return bytes;
    }

    private static byte[] replace(byte[] bytes, int from, int to, byte[] with) {
        return ByteBuffer.allocate(bytes.length - (to - from) + with.length)
                .put(bytes, 0, from)
                .put(with)
                .put(bytes, to, bytes.length - to)
                .array();
    }
}
