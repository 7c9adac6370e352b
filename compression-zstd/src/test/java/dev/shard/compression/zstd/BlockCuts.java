package dev.shard.compression.zstd;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;

/** Cuts a frame where its blocks meet. */
final class BlockCuts {
    private BlockCuts() {}

    /** At every second end of a block, on average, or up to three bytes away from it, and nowhere else. */
    static List<byte[]> near(byte[] frame, Random random) {
        List<byte[]> messages = new ArrayList<>();
        int from = 0;
        for (int end : ends(frame)) {
            if (random.nextBoolean()) {
                int to = Math.max(from, Math.min(frame.length, end + random.nextInt(-3, 4)));
                messages.add(Arrays.copyOfRange(frame, from, to));
                from = to;
            }
        }
        messages.add(Arrays.copyOfRange(frame, from, frame.length));
        return messages;
    }

    private static List<Integer> ends(byte[] frame) {
        List<Integer> ends = new ArrayList<>();
        BlockScanner scanner = new BlockScanner(ZstdStreamCompression.LARGEST_WINDOW_LOG);
        ByteBuffer rest = ByteBuffer.wrap(frame);
        try {
            while (rest.hasRemaining()) {
                rest.position(scanner.next(rest));
                ends.add(rest.position());
            }
        } catch (DataFormatException e) {
            throw new IllegalArgumentException(e);
        }
        return ends;
    }
}
