package dev.shard.tck.compression;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ways to cut a stream into messages. */
public final class Cuts {
    private Cuts() {}

    /** One stream of all messages. */
    public static byte[] join(List<byte[]> messages) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        messages.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    /** Two messages. */
    public static List<byte[]> at(byte[] stream, int position) {
        return List.of(Arrays.copyOf(stream, position), Arrays.copyOfRange(stream, position, stream.length));
    }

    /** Messages of the same length but for the last. */
    public static List<byte[]> every(byte[] stream, int bytes) {
        List<byte[]> messages = new ArrayList<>();
        for (int from = 0; from < stream.length; from += bytes) {
            messages.add(Arrays.copyOfRange(stream, from, Math.min(stream.length, from + bytes)));
        }
        return messages;
    }

    /** Messages of random length, from none to a few thousand bytes: each order of magnitude is equally likely. */
    public static List<byte[]> atRandom(byte[] stream, Random random) {
        List<byte[]> messages = new ArrayList<>();
        int from = 0;
        while (from < stream.length) {
            int to = Math.min(stream.length, from + random.nextInt(1 << random.nextInt(13)));
            messages.add(Arrays.copyOfRange(stream, from, to));
            from = to;
        }
        return messages;
    }

    /** Cuts at or close to every second place where {@code mark} ends, on average, and nowhere else. */
    public static List<byte[]> near(byte[] mark, byte[] stream, Random random) {
        List<byte[]> messages = new ArrayList<>();
        int from = 0;
        for (int end = mark.length; end <= stream.length; end++) {
            if (Arrays.equals(stream, end - mark.length, end, mark, 0, mark.length) && random.nextBoolean()) {
                int to = Math.max(from, Math.min(stream.length, end - mark.length + random.nextInt(mark.length + 3)));
                messages.add(Arrays.copyOfRange(stream, from, to));
                from = to;
            }
        }
        messages.add(Arrays.copyOfRange(stream, from, stream.length));
        return messages;
    }
}
