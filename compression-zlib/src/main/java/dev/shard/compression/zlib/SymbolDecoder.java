package dev.shard.compression.zlib;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;

/**
 * Decodes the literals and references of a block (RFC 1951, section 3.2.3), as many as there are input and room for. Where
 * both are plentiful, bits are read eight bytes at a time, and copies are made of eight bytes too, whatever is in the last
 * of them behind the end.
 */
final class SymbolDecoder {
    /** Why decoding has stopped. */
    enum Stop {
        INPUT_IS_OVER,
        OUTPUT_IS_FULL,
        END_OF_BLOCK
    }

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int LITERAL_MASK = (1 << BlockCodes.LITERAL_BITS) - 1;
    private static final int DISTANCE_MASK = (1 << BlockCodes.DISTANCE_BITS) - 1;

    /** Longest match, two literals before it, and what is written behind it. */
    private static final int PLENTIFUL_OUTPUT = 258 + 2 + SlidingWindow.PADDING;

    /** What is copied in one go before anybody asks whether it was enough; most matches are not longer. */
    private static final int FIRST_COPY = 2 * Long.BYTES;

    private final BitReader in;
    private final SlidingWindow window;

    /** Why the last call ended. */
    Stop stop = Stop.INPUT_IS_OVER;

    SymbolDecoder(BitReader in, SlidingWindow window) {
        this.in = in;
        this.window = window;
    }

    /**
     * Decodes up to where {@link #stop} says.
     *
     * @param output what comes out goes here
     * @param start what is before is in the window
     * @param from where the next byte goes
     * @param limit where the room ends, at most the array's length
     * @return where the next byte goes then
     */
    int decode(BlockCodes codes, byte[] output, int start, int from, int limit) throws DataFormatException {
        stop = Stop.INPUT_IS_OVER;
        int at = decodeQuickly(codes, output, start, from, limit - PLENTIFUL_OUTPUT);
        return stop == Stop.END_OF_BLOCK ? at : decodeCarefully(codes, output, start, at, limit);
    }

    /**
     * The loop in which a shard spends most of its time. Its state is in local variables, which is what makes it quick, and
     * why it is one method.
     */
    private int decodeQuickly(BlockCodes codes, byte[] output, int start, int from, int lastStart)
            throws DataFormatException {
        int[] literals = codes.literals.entries;
        int[] distances = codes.distances.entries;
        ByteBuffer ring = window.ring;
        int ringCapacity = window.capacity;
        int ringNext = window.next;
        int ringFilled = window.filled;
        ByteBuffer message = in.message;
        int lastLook = in.limit - Long.BYTES;
        int position = in.position;
        long bits = in.bits;
        int count = in.count;
        int at = from;
        while (position <= lastLook && at <= lastStart) {
            bits |= message.getLong(position) << count;
            position += Long.SIZE - 1 - count >> 3;
            count |= BitReader.REFILLED;
            int entry = literals[(int) bits & LITERAL_MASK];
            if (entry < 0) {
                bits >>>= entry;
                count -= HuffmanTable.bits(entry);
                output[at++] = (byte) (entry >> 16);
                entry = literals[(int) bits & LITERAL_MASK];
                if (entry < 0) {
                    bits >>>= entry;
                    count -= HuffmanTable.bits(entry);
                    output[at++] = (byte) (entry >> 16);
                    entry = literals[(int) bits & LITERAL_MASK];
                    if (entry < 0) {
                        bits >>>= entry;
                        count -= HuffmanTable.bits(entry);
                        output[at++] = (byte) (entry >> 16);
                        continue;
                    }
                }
                if (position > lastLook) {
                    break; // a match may need more bits than are left; nothing of it is taken yet
                }
                bits |= message.getLong(position) << count;
                position += Long.SIZE - 1 - count >> 3;
                count |= BitReader.REFILLED;
            }
            if ((entry & HuffmanTable.SPECIAL) != 0) {
                if ((entry & HuffmanTable.SUBTABLE) != 0) {
                    bits >>>= BlockCodes.LITERAL_BITS;
                    count -= BlockCodes.LITERAL_BITS;
                    entry = literals[HuffmanTable.subtable(entry, bits)];
                }
                if (entry < 0) {
                    bits >>>= entry;
                    count -= HuffmanTable.bits(entry);
                    output[at++] = (byte) (entry >> 16);
                    continue;
                }
                if ((entry & HuffmanTable.SPECIAL) != 0) {
                    requireEndOfBlock(entry);
                    bits >>>= entry;
                    count -= HuffmanTable.bits(entry);
                    stop = Stop.END_OF_BLOCK;
                    break;
                }
            }
            int length = HuffmanTable.value(entry, bits);
            bits >>>= entry;
            count -= HuffmanTable.bits(entry);
            entry = distances[(int) bits & DISTANCE_MASK];
            if ((entry & HuffmanTable.SPECIAL) != 0) {
                if ((entry & HuffmanTable.SUBTABLE) != 0) {
                    bits >>>= BlockCodes.DISTANCE_BITS;
                    count -= BlockCodes.DISTANCE_BITS;
                    entry = distances[HuffmanTable.subtable(entry, bits)];
                }
                requireDistance(entry);
            }
            int distance = HuffmanTable.value(entry, bits);
            bits >>>= entry;
            count -= HuffmanTable.bits(entry);
            int here = at - start;
            long first;
            long second;
            int copied;
            if (distance <= here) {
                copied = at - distance;
                if (distance < FIRST_COPY) {
                    for (int end = at + length; at < end; at++) {
                        output[at] = output[copied++];
                    }
                    continue;
                }
                first = (long) EIGHT_BYTES.get(output, copied);
                second = (long) EIGHT_BYTES.get(output, copied + 8);
            } else {
                int before = distance - here;
                copied = ringNext - before & ringCapacity - 1;
                if (length > before || before > ringFilled || copied + length > ringCapacity) {
                    window.copy(output, start, at, length, distance);
                    at += length;
                    continue;
                }
                first = ring.getLong(copied);
                second = ring.getLong(copied + 8);
            }
            EIGHT_BYTES.set(output, at, first);
            EIGHT_BYTES.set(output, at + 8, second);
            if (length > FIRST_COPY && distance <= here) {
                copyRest(output, copied, at, length);
            } else if (length > FIRST_COPY) {
                copyRest(ring, copied, output, at, length);
            }
            at += length;
        }
        in.bits = bits;
        in.count = count;
        in.position = position;
        return at;
    }

    private static void copyRest(byte[] output, int from, int to, int length) {
        for (int done = FIRST_COPY; done < length; done += Long.BYTES) {
            EIGHT_BYTES.set(output, to + done, (long) EIGHT_BYTES.get(output, from + done));
        }
    }

    private static void copyRest(ByteBuffer ring, int from, byte[] output, int to, int length) {
        for (int done = FIRST_COPY; done < length; done += Long.BYTES) {
            EIGHT_BYTES.set(output, to + done, ring.getLong(from + done));
        }
    }

    /** One symbol after the other; of one for which bits or room are missing nothing is taken. */
    private int decodeCarefully(BlockCodes codes, byte[] output, int start, int from, int limit)
            throws DataFormatException {
        int at = from;
        while (true) {
            in.refill();
            int literal = entry(codes.literals.entries, BlockCodes.LITERAL_BITS, in.bits);
            int prefix = rootBits(codes.literals.entries, BlockCodes.LITERAL_BITS, in.bits);
            int taken = prefix + HuffmanTable.bits(literal);
            if (taken > in.count) {
                stop = Stop.INPUT_IS_OVER;
                return at;
            }
            if (literal < 0) {
                if (at == limit) {
                    stop = Stop.OUTPUT_IS_FULL;
                    return at;
                }
                output[at++] = (byte) (literal >> 16);
                in.skip(taken);
            } else if ((literal & HuffmanTable.SPECIAL) != 0) {
                requireEndOfBlock(literal);
                in.skip(taken);
                stop = Stop.END_OF_BLOCK;
                return at;
            } else {
                int length = HuffmanTable.value(literal, in.bits >>> prefix);
                if (!copy(codes, output, start, at, limit, taken, length)) {
                    return at;
                }
                at += length;
            }
        }
    }

    private boolean copy(BlockCodes codes, byte[] output, int start, int at, int limit, int takenByLength, int length)
            throws DataFormatException {
        long bits = in.bits >>> takenByLength;
        int entry = entry(codes.distances.entries, BlockCodes.DISTANCE_BITS, bits);
        int prefix = rootBits(codes.distances.entries, BlockCodes.DISTANCE_BITS, bits);
        int taken = takenByLength + prefix + HuffmanTable.bits(entry);
        if (taken > in.count) {
            stop = Stop.INPUT_IS_OVER;
            return false;
        }
        requireDistance(entry);
        if (length > limit - at) {
            stop = Stop.OUTPUT_IS_FULL;
            return false;
        }
        window.copy(output, start, at, length, HuffmanTable.value(entry, bits >>> prefix));
        in.skip(taken);
        return true;
    }

    /** The entry that the next bits lead to, in whichever table. */
    private static int entry(int[] entries, int rootBits, long bits) {
        int entry = entries[(int) bits & (1 << rootBits) - 1];
        return isSubtable(entry) ? entries[HuffmanTable.subtable(entry, bits >>> rootBits)] : entry;
    }

    /** How many bits the first table takes if the next ones lead to a second. */
    private static int rootBits(int[] entries, int rootBits, long bits) {
        return isSubtable(entries[(int) bits & (1 << rootBits) - 1]) ? rootBits : 0;
    }

    private static boolean isSubtable(int entry) {
        return entry >= 0 && (entry & HuffmanTable.SUBTABLE) != 0;
    }

    private static void requireEndOfBlock(int entry) throws DataFormatException {
        if ((entry & HuffmanTable.END_OF_BLOCK) == 0) {
            throw new DataFormatException("invalid literal/length code");
        }
    }

    private static void requireDistance(int entry) throws DataFormatException {
        if ((entry & HuffmanTable.SPECIAL) != 0) {
            throw new DataFormatException("invalid distance code");
        }
    }
}
