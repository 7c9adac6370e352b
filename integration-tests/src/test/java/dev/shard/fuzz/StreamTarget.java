package dev.shard.fuzz;

import dev.shard.RemoteProtocolException;
import dev.shard.core.Providers;
import dev.shard.spi.Settings;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.OutputBuffer;
import dev.shard.spi.compression.PayloadSink;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * R13, R14: a stream gives the bytes that a reference makes of it, as far as they come before an error, in payloads no
 * longer than allowed; however it is cut.
 */
final class StreamTarget {
    private static final int MAX_INFLATED = 1 << 18;
    private static final int MAX_PENDING = 1 << 16;
    private static final long ALWAYS = 1 << 20;
    private static final int MOST_COMPARED = 4 << 20;
    private static final Codec FRAMING = Providers.codec("json", Settings.empty());
    private static final OutputBuffer OUTPUT = new OutputBuffer();

    private final Compression compression;
    private final Reference reference;

    /** What somebody else's decompressor makes of the same bytes, up to where it fails, but no more than a limit. */
    interface Reference {
        byte[] inflated(byte[] stream, int limit);
    }

    StreamTarget(String compression, Reference reference) {
        this.compression = Providers.compression(compression, Settings.empty());
        this.reference = reference;
    }

    /** Takes them as one message, and in pieces; fails if anything is made of these bytes that should not be. */
    void take(byte[] input) {
        List<ByteBuffer> whole = List.of(ByteBuffer.wrap(input));
        List<ByteBuffer> pieces = Cuts.of(input);
        byte[] expected = reference.inflated(input, Math.max(lengthOf(whole), lengthOf(pieces)));

        push(whole, prefixOf(expected));
        push(pieces, prefixOf(expected));
    }

    /** For compressions whose messages are whole by themselves: they cannot be cut. */
    void takeWhole(byte[] input) {
        List<ByteBuffer> whole = List.of(ByteBuffer.wrap(input));

        push(whole, prefixOf(reference.inflated(input, lengthOf(whole))));
    }

    /** Bytes that come out, as far as they will be compared. */
    private int lengthOf(List<ByteBuffer> messages) {
        long[] delivered = {0};
        long input = messages.stream().mapToInt(ByteBuffer::remaining).sum();
        Allocation.atMost(ALWAYS + 8L * MAX_INFLATED + 8 * input, () -> {
            delivered[0] = 0;
            push(messages, payload -> delivered[0] += checkedLength(payload));
        });
        return (int) Math.min(delivered[0], MOST_COMPARED);
    }

    private static int checkedLength(ByteBuffer payload) {
        if (payload.remaining() > MAX_INFLATED) {
            throw new AssertionError("a payload of " + payload.remaining() + " bytes");
        }
        return payload.remaining();
    }

    private static PayloadSink prefixOf(byte[] expected) {
        int[] at = {0};
        return payload -> {
            int compared = Math.min(payload.remaining(), MOST_COMPARED - at[0]);
            if (at[0] + compared > expected.length) {
                throw new AssertionError("more than the " + expected.length + " bytes that the reference has");
            }
            int difference =
                    payload.slice(payload.position(), compared).mismatch(ByteBuffer.wrap(expected, at[0], compared));
            if (difference >= 0) {
                throw new AssertionError("another byte than the reference's at " + (at[0] + difference));
            }
            at[0] += compared;
        };
    }

    private void push(List<ByteBuffer> messages, PayloadSink sink) {
        try (Decompressor decompressor = newDecompressor()) {
            messages.forEach(message -> pushOne(decompressor, message.duplicate(), sink));
        }
    }

    // Plain checks, because what AssertJ allocates would count.
    private static void pushOne(Decompressor decompressor, ByteBuffer message, PayloadSink sink) {
        try {
            decompressor.push(message, sink);
        } catch (RemoteProtocolException lost) {
            requireLost(decompressor);
            return;
        }
        if (message.hasRemaining()) {
            throw new AssertionError(message.remaining() + " bytes were left");
        }
    }

    /** Rule D6. */
    private static void requireLost(Decompressor decompressor) {
        try {
            decompressor.push(ByteBuffer.allocate(1), payload -> {});
        } catch (RemoteProtocolException asBefore) {
            return;
        }
        throw new AssertionError("the context is lost, and yet there is something to push to");
    }

    private Decompressor newDecompressor() {
        return compression.newDecompressor(new DecompressorContext(OUTPUT, FRAMING, MAX_INFLATED, MAX_PENDING));
    }
}
