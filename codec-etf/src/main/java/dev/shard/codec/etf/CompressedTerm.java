package dev.shard.codec.etf;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A term behind version, tag and size, deflated. The Gateway has no need of it, since its streams are compressed as a whole,
 * but whatever Erlang writes may be one.
 */
final class CompressedTerm {
    private static final int HEADER_BYTES = 6;
    private static final int SMALLEST_BUFFER = 4096;

    private final TermBytes term;
    private final int size;

    private byte[] inflated;
    private int length;
    private int end;

    private CompressedTerm(TermBytes term, int size) {
        this.term = term;
        this.size = size;
        // The declared size is only believed as far as bytes for it have come.
        inflated = new byte[Math.min(size, SMALLEST_BUFFER)];
    }

    /** Whether a version stands in front, and behind it what marks a compressed term. */
    static boolean isAt(ByteBuffer payload) {
        int at = payload.position();
        return payload.remaining() >= 2
                && (payload.get(at) & 0xFF) == Tag.VERSION
                && payload.get(at + 1) == Tag.COMPRESSED;
    }

    /**
     * The term without version, inflated.
     *
     * @param compressed with version; nothing may follow the term
     * @throws MalformedTerm if it is no zlib data, or inflates to another size than it says, or to more than
     *     {@code maxBytes}
     */
    static TermBytes inflate(TermBytes compressed, int maxBytes) {
        CompressedTerm read = read(compressed, maxBytes);
        if (read.end < compressed.end()) {
            throw new MalformedTerm("more bytes behind the term", read.end);
        }
        return new TermBytes(read.inflated, 0, read.length);
    }

    /** The index behind the term. */
    static int endOf(TermBytes compressed, int maxBytes) {
        return read(compressed, maxBytes).end;
    }

    private static CompressedTerm read(TermBytes term, int maxBytes) {
        long size = Octets.u32(term.array(), term.from() + 2, term.end());
        if (size > maxBytes) {
            throw new MalformedTerm(
                    "a compressed term of %d bytes, at most %d are allowed".formatted(size, maxBytes), term.from() + 2);
        }
        var read = new CompressedTerm(term, (int) size);
        read.run();
        return read;
    }

    private void run() {
        int from = term.from() + HEADER_BYTES;
        var inflater = new Inflater();
        try {
            inflater.setInput(term.array(), from, term.end() - from);
            while (!inflater.finished()) {
                step(inflater);
            }
            end = from + (int) inflater.getBytesRead();
        } catch (DataFormatException corrupt) {
            throw new MalformedTerm("a compressed term holds no zlib data", from);
        } finally {
            inflater.end();
        }
        if (length < size) {
            throw new MalformedTerm("a compressed term is shorter than it says", term.from() + 2);
        }
    }

    private void step(Inflater inflater) throws DataFormatException {
        makeRoom();
        int count = inflater.inflate(inflated, length, inflated.length - length);
        length += count;
        if (length > size) {
            throw new MalformedTerm("a compressed term is longer than it says", term.from() + 2);
        }
        if (inflater.needsDictionary()) {
            throw new MalformedTerm("a compressed term wants a dictionary", term.from() + HEADER_BYTES);
        }
        if (count == 0 && inflater.needsInput() && !inflater.finished()) {
            throw MalformedTerm.cutOff(term.end());
        }
    }

    /** One byte more than the size says, to see whether more comes. */
    private void makeRoom() {
        if (length == inflated.length) {
            long twice = 2L * inflated.length + SMALLEST_BUFFER;
            inflated = Arrays.copyOf(inflated, (int) Math.min(twice, size + 1L));
        }
    }
}
