package dev.shard.fuzz;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Pieces of a stream, cut at places that depend on nothing but the stream. */
final class Cuts {
    private static final int MOST = 12;

    private Cuts() {}

    static List<ByteBuffer> of(byte[] stream) {
        Random random = new Random(Arrays.hashCode(stream));
        int[] places =
                random.ints(random.nextInt(MOST), 0, stream.length + 1).sorted().toArray();
        List<ByteBuffer> pieces = new ArrayList<>();
        int from = 0;
        for (int place : places) {
            pieces.add(ByteBuffer.wrap(stream, from, place - from).slice());
            from = place;
        }
        pieces.add(ByteBuffer.wrap(stream, from, stream.length - from).slice());
        return pieces;
    }
}
