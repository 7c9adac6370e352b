package dev.shard.compression.zlib;

import java.nio.ByteBuffer;

/**
 * Finds {@code 00 00 FF FF}, with which every flush of a zlib stream ends, in messages that are cut anywhere. The bytes can
 * also turn up by chance inside of compressed data, so a mark is only a place where a payload may end. Connection lifetime.
 */
final class FlushMarks {
    private static final int MARK = 0x0000FFFF;
    private static final int MARK_BYTES = 4;
    /** Neighbours among eight bytes. */
    private static final int PAIRS = Long.BYTES - 1;

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    /** The last four bytes before the message's position. No stream begins with part of a mark. */
    private int before = -1;

    /**
     * Looks for the next mark; called again behind the mark that was found, until there is none.
     *
     * @param message searched from position to limit, which stay as they are
     * @return index behind the mark; -1 if there is none, after which the next message is expected
     */
    int next(ByteBuffer message) {
        int from = message.position();
        int to = message.limit();
        int acrossTheBorder = begunBefore(message, from, Math.min(to, from + MARK_BYTES - 1));
        int end = acrossTheBorder >= 0 ? acrossTheBorder : within(message, from, to);
        if (end >= 0) {
            before = MARK;
        } else if (to - from >= MARK_BYTES) {
            before = word(message, to - MARK_BYTES);
        }
        return end;
    }

    /** Moves {@link #before} on by up to three bytes and stops where they complete a mark. */
    private int begunBefore(ByteBuffer message, int from, int to) {
        for (int i = from; i < to; i++) {
            before = before << 8 | message.get(i) & 0xFF;
            if (before == MARK) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Looks at eight bytes at once for two zeros, with which every mark begins; compressed data has hardly any. */
    private static int within(ByteBuffer message, int from, int to) {
        int at = from;
        for (; to - at >= Long.BYTES; at += PAIRS) {
            if (mayHaveTwoZeros(message.getLong(at))) {
                int end = beginningIn(message, at, at + PAIRS, to);
                if (end >= 0) {
                    return end;
                }
            }
        }
        return beginningIn(message, at, to, to);
    }

    /** Whether two neighbours of eight bytes are zero, in whichever order; yes is only a maybe, for a 1 beside a zero. */
    private static boolean mayHaveTwoZeros(long eight) {
        long zeros = eight - ONES & ~eight & HIGH_BITS;
        return (zeros & zeros >>> Byte.SIZE) != 0;
    }

    private static int beginningIn(ByteBuffer message, int from, int end, int to) {
        int last = Math.min(end - 1, to - MARK_BYTES);
        for (int start = from; start <= last; start++) {
            if (message.get(start) == 0 && word(message, start) == MARK) {
                return start + MARK_BYTES;
            }
        }
        return -1;
    }

    /** Four bytes, most significant first, whichever order the buffer has been set to. */
    private static int word(ByteBuffer message, int index) {
        return message.get(index) << 24
                | (message.get(index + 1) & 0xFF) << 16
                | (message.get(index + 2) & 0xFF) << 8
                | message.get(index + 3) & 0xFF;
    }
}
