package dev.shard.sim.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Damage and cuts that a connection's next messages shall suffer. */
public final class FrameFaults {
    private static final int[] NONE = {};

    private boolean corrupt;
    private OptionalInt flippedBit = OptionalInt.empty();
    private OptionalInt length = OptionalInt.empty();
    private int[] splits = NONE;
    private int[] fragments = NONE;
    private int maxBytes;

    public void corrupt() {
        corrupt = true;
    }

    public void flip(int bit) {
        flippedBit = OptionalInt.of(bit);
    }

    public void truncate(int bytes) {
        length = OptionalInt.of(bytes);
    }

    public void splitAt(int... offsets) {
        splits = offsets.clone();
    }

    public void fragmentAt(int... offsets) {
        fragments = offsets.clone();
    }

    public void splitAll(int maxBytesPerMessage) {
        maxBytes = maxBytesPerMessage;
    }

    /**
     * Applies and uses up what is due.
     *
     * @param corruptible the first byte whose damage no decoder of this connection can miss
     * @return WebSocket messages, each a list of fragments
     */
    public List<List<byte[]>> apply(byte[] message, int corruptible) {
        List<List<byte[]>> messages = new ArrayList<>();
        for (byte[] piece : split(damage(message, corruptible))) {
            messages.add(cut(piece, fragments));
        }
        fragments = NONE;
        return messages;
    }

    private byte[] damage(byte[] message, int corruptible) {
        if (!corrupt && flippedBit.isEmpty() && length.isEmpty()) {
            return message;
        }
        byte[] damaged = Arrays.copyOf(message, Math.min(message.length, length.orElse(message.length)));
        if (corrupt && corruptible < damaged.length) {
            // As text no UTF-8; as a deflate or zstd block a reserved type; as a zlib header a wrong check.
            damaged[corruptible] = (byte) 0xFF;
        }
        if (flippedBit.isPresent() && damaged.length > 0) {
            int bit = Math.floorMod(flippedBit.getAsInt(), damaged.length * 8);
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
        }
        corrupt = false;
        flippedBit = OptionalInt.empty();
        length = OptionalInt.empty();
        return damaged;
    }

    private List<byte[]> split(byte[] message) {
        int[] offsets = splits;
        splits = NONE;
        if (offsets.length == 0 && maxBytes > 0) {
            offsets = new int[Math.max(0, message.length - 1) / maxBytes];
            Arrays.setAll(offsets, i -> (i + 1) * maxBytes);
        }
        return cut(message, offsets);
    }

    /** Offsets beyond the end give empty pieces at the end. */
    private static List<byte[]> cut(byte[] whole, int[] offsets) {
        if (offsets.length == 0) {
            return List.of(whole);
        }
        List<byte[]> pieces = new ArrayList<>();
        int from = 0;
        for (int offset : offsets) {
            int to = Math.max(from, Math.min(offset, whole.length));
            pieces.add(Arrays.copyOfRange(whole, from, to));
            from = to;
        }
        pieces.add(Arrays.copyOfRange(whole, from, whole.length));
        return pieces;
    }
}
