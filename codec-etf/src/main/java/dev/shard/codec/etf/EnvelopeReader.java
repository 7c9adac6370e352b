package dev.shard.codec.etf;

import dev.shard.DecodeException;
import dev.shard.spi.codec.Envelope;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads envelopes, one at a time, without allocating: fields instead of a result, and one reader for each thread.
 *
 * <p>Erlang sorts the keys of small maps, so that {@code d} comes before {@code s} and {@code t}, and has to be walked over.
 * Where it comes last after all, the number of pairs says so, and it is not looked at.
 */
final class EnvelopeReader {
    private static final byte[] NOTHING = {};
    private static final ByteBuffer NO_PAYLOAD = ByteBuffer.wrap(NOTHING);
    private static final int LARGEST_KEPT_COPY = 1 << 20;

    private byte[] copy = NOTHING;

    /** What the bytes were taken from, for names. */
    private ByteBuffer source = NO_PAYLOAD;

    private byte[] bytes = NOTHING;
    private int end;
    /** What is added to an index of the source to give the index in the array. */
    private int shift;

    private int at;
    private boolean opSeen;
    private boolean sequenceSeen;
    private boolean nameSeen;
    private long op;
    private long sequence;
    private @Nullable String name;
    private int dataFrom;
    private int dataEnd;

    /**
     * Fills an envelope.
     *
     * @param whole whether all of the payload is to be walked over, so that the envelope is exact
     * @throws DecodeException if the payload breaks rule C7
     */
    void read(ByteBuffer payload, Envelope into, boolean whole) {
        begin(payload);
        int start = at;
        try {
            version();
            boolean open = map(!whole);
            into.set(op, sequence, name, dataFrom - shift, dataEnd - dataFrom, open);
        } catch (MalformedTerm fault) {
            throw EtfFaults.decodeException(fault, start);
        } finally {
            release();
        }
    }

    /**
     * Same, for a payload that was a compressed term.
     *
     * @param inflated given; without version
     */
    void readInflated(ByteBuffer inflated, Envelope into) {
        begin(inflated);
        int start = at;
        try {
            map(false);
            into.setInflated(op, sequence, name, inflated, dataFrom - shift, dataEnd - dataFrom);
        } catch (MalformedTerm fault) {
            throw EtfFaults.decodeException(fault, start);
        } finally {
            release();
        }
    }

    private void begin(ByteBuffer payload) {
        source = payload;
        if (payload.hasArray()) {
            bytes = payload.array();
            shift = payload.arrayOffset();
        } else {
            bytes = copyOf(payload);
            shift = -payload.position();
        }
        at = shift + payload.position();
        end = shift + payload.limit();
        opSeen = false;
        sequenceSeen = false;
        nameSeen = false;
        sequence = Envelope.NO_SEQUENCE;
        name = null;
        dataFrom = at;
        dataEnd = at;
    }

    private byte[] copyOf(ByteBuffer direct) {
        int length = direct.remaining();
        byte[] target = length <= copy.length ? copy : new byte[Math.max(length, 4096)];
        direct.get(direct.position(), target, 0, length);
        copy = target.length <= LARGEST_KEPT_COPY ? target : NOTHING;
        return target;
    }

    /** Holds on to nothing that is lent. */
    private void release() {
        source = NO_PAYLOAD;
        bytes = NOTHING;
        name = null;
    }

    private void version() {
        if (Octets.u8(bytes, at, end) != Tag.VERSION) {
            throw MalformedTerm.noVersion(at);
        }
        at++;
    }

    /** Reads the map; gives whether it stopped at {@code d}. */
    private boolean map(boolean quick) {
        int from = at;
        if (Octets.u8(bytes, from, end) != Tag.MAP) {
            throw new MalformedTerm("expected a map", from);
        }
        long pairs = Octets.u32(bytes, from + 1, end);
        at = from + 5;
        for (long left = pairs - 1; left >= 0; left--) {
            if (pair(quick && left == 0)) {
                return true;
            }
        }
        if (at < end) {
            throw new MalformedTerm("more bytes behind the term", at);
        }
        if (!opSeen) {
            throw new MalformedTerm("op is missing", from);
        }
        return false;
    }

    /** Reads one key and its value; gives whether it stopped at {@code d}. */
    private boolean pair(boolean last) {
        EnvelopeKey key = key();
        int from = at;
        if (key == EnvelopeKey.D) {
            return data(last);
        }
        at = TermScanner.term(bytes, from, end);
        switch (key) {
            case OP -> op(from);
            case S -> sequence(from);
            case T -> name(from);
            default -> {}
        }
        return false;
    }

    private EnvelopeKey key() {
        int from = at;
        at = TermScanner.key(bytes, from, end);
        int header = Tag.textHeader(bytes[from] & 0xFF);
        return header == 0 ? EnvelopeKey.OTHER : EnvelopeKey.of(bytes, from + header, at - from - header);
    }

    private void op(int from) {
        op = EnvelopeValue.integer("op", bytes, from, at);
        opSeen = true;
    }

    private void sequence(int from) {
        sequence = Envelope.NO_SEQUENCE;
        if (!EnvelopeValue.isNull(bytes, from, at)) {
            sequence = EnvelopeValue.integer("s", bytes, from, at);
            if (sequence < 0) {
                throw new MalformedTerm("s is negative", from);
            }
        }
        sequenceSeen = true;
    }

    private void name(int from) {
        name = EnvelopeValue.isNull(bytes, from, at) ? null : EnvelopeValue.name(source, shift, bytes, from, at);
        nameSeen = true;
    }

    /** Marks where the data lies; gives whether it was taken unseen. */
    private boolean data(boolean last) {
        dataFrom = at;
        boolean unseen = last && opSeen && sequenceSeen && nameSeen && at < end;
        at = unseen ? end : TermScanner.term(bytes, at, end);
        dataEnd = at;
        return unseen;
    }
}
