package dev.shard.codec.json;

import dev.shard.DecodeException;
import dev.shard.EventName;
import dev.shard.spi.codec.Envelope;
import dev.shard.spi.codec.EventNames;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads envelopes, one at a time, without allocating: fields instead of a result, and one reader for each thread.
 *
 * <p>The Gateway writes {@code t}, {@code s}, {@code op}, {@code d}, so that {@code d} is the last thing in a payload and
 * ends before the last brace. Where the payload's two ends allow that, a quick reading stops there; otherwise, and where
 * a key is still missing, all of the text is walked over and checked.
 */
final class EnvelopeReader {
    private static final byte[] NOTHING = {};
    private static final ByteBuffer NO_PAYLOAD = ByteBuffer.wrap(NOTHING);
    private static final int LARGEST_KEPT_COPY = 1 << 20;

    private final UsualDispatch usual = new UsualDispatch();
    private byte[] copy = NOTHING;

    private ByteBuffer payload = NO_PAYLOAD;
    private byte[] text = NOTHING;
    private int start;
    private int end;
    /** What is added to an index of the payload to give the index in the text. */
    private int shift;

    private int at;
    private boolean opSeen;
    private boolean sequenceSeen;
    private boolean nameSeen;
    private long op;
    private long sequence;
    private int nameFrom;
    /** 0 if there is none. */
    private int nameEnd;

    private int dataFrom;
    private int dataEnd;

    /**
     * Fills an envelope.
     *
     * @param whole whether all of the text is to be looked at, so that the envelope is exact and the text well-formed
     * @throws DecodeException if the text breaks rule C7
     */
    void read(ByteBuffer source, Envelope into, boolean whole) {
        begin(source);
        try {
            boolean open = !whole && usual() || object(!whole);
            into.set(op, sequence, name(), dataFrom - shift, dataEnd - dataFrom, open);
        } catch (MalformedJson fault) {
            throw JsonFaults.decodeException(fault, new TextBytes(text, start, end));
        } finally {
            release();
        }
    }

    private void begin(ByteBuffer source) {
        payload = source;
        if (source.hasArray()) {
            text = source.array();
            shift = source.arrayOffset();
        } else {
            text = copyOf(source);
            shift = -source.position();
        }
        start = shift + source.position();
        end = shift + source.limit();
        opSeen = false;
        sequenceSeen = false;
        nameSeen = false;
        sequence = Envelope.NO_SEQUENCE;
        nameEnd = 0;
        dataFrom = start;
        dataEnd = start;
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
        payload = NO_PAYLOAD;
        text = NOTHING;
    }

    /** Reads a dispatch that is written in the usual way, up to {@code d}; gives whether it is. */
    private boolean usual() {
        if (!usual.at(text, start, end)) {
            return false;
        }
        at = usual.dataFrom();
        dataFrom = at;
        dataEnd = endIfLast();
        if (dataEnd == 0) {
            return false;
        }
        op = 0;
        sequence = usual.sequence();
        nameFrom = usual.nameFrom();
        nameEnd = nameFrom + usual.nameLength();
        return true;
    }

    /** Reads the payload; gives whether it stopped at {@code d}. */
    private boolean object(boolean quick) {
        at = JsonScanner.space(text, start, end);
        at = JsonScanner.mark(text, at, end, '{', "an object");
        if (!JsonScanner.isAt(text, at, end, '}') && members(quick)) {
            return true;
        }
        at = JsonScanner.space(text, at + 1, end);
        if (at < end) {
            throw new MalformedJson("more text after the end", at);
        }
        if (!opSeen) {
            throw new MalformedJson("op is missing", start);
        }
        return false;
    }

    private boolean members(boolean quick) {
        while (true) {
            if (member(quick)) {
                return true;
            }
            if (JsonScanner.isAt(text, at, end, '}')) {
                return false;
            }
            at = JsonScanner.comma(text, at, end);
        }
    }

    /** Reads one key and its value, up to what follows them; gives whether it stopped at {@code d}. */
    private boolean member(boolean quick) {
        int keyFrom = at;
        int keyEnd = JsonScanner.key(text, keyFrom, end);
        at = JsonScanner.colon(text, keyEnd, end);
        boolean stopped = false;
        switch (EnvelopeKey.of(text, keyFrom + 1, keyEnd - 1)) {
            case OP -> op();
            case S -> sequence();
            case T -> nameOrNull();
            case D -> stopped = data(quick);
            case OTHER -> at = JsonScanner.value(text, at, end);
        }
        at = JsonScanner.space(text, at, end);
        return stopped;
    }

    private void op() {
        op = integer("op");
        opSeen = true;
    }

    private void sequence() {
        sequence = isNull() ? Envelope.NO_SEQUENCE : nonNegative(integer("s"));
        sequenceSeen = true;
    }

    /** Marks where the name lies. Of several the last one counts, so that only that one is read. */
    private void nameOrNull() {
        nameEnd = isNull() ? 0 : string();
        nameSeen = true;
    }

    /** Marks where the data lies; gives whether its end was only guessed. */
    private boolean data(boolean quick) {
        dataFrom = at;
        if (quick && opSeen && sequenceSeen && nameSeen) {
            dataEnd = endIfLast();
            if (dataEnd > 0) {
                return true;
            }
        }
        at = JsonScanner.value(text, at, end);
        dataEnd = at;
        return false;
    }

    /** Where data that starts here ends if no other key follows; 0 if that cannot be told from the payload's end. */
    private int endIfLast() {
        int brace = lastBefore(end);
        int last = lastBefore(brace);
        return last > at && text[brace] == '}' && isPair(text[at], text[last]) ? last + 1 : 0;
    }

    private int lastBefore(int index) {
        int last = index - 1;
        while (last > at && JsonScanner.isSpace(text[last])) {
            last--;
        }
        return last;
    }

    private static boolean isPair(byte first, byte last) {
        return first == '{' && last == '}' || first == '[' && last == ']';
    }

    /** Reads null if it is there. */
    private boolean isNull() {
        if (!JsonScanner.isAt(text, at, end, 'n')) {
            return false;
        }
        at = JsonScanner.value(text, at, end);
        return true;
    }

    private long integer(String key) {
        int from = at;
        at = JsonNumber.skipInteger(key, text, from, end);
        return JsonNumber.integer(key, text, from, at);
    }

    private long nonNegative(long value) {
        if (value < 0) {
            throw new MalformedJson("s is negative", at - 1);
        }
        return value;
    }

    /** Marks a string; gives the index of its closing quote. */
    private int string() {
        if (!JsonScanner.isAt(text, at, end, '"')) {
            throw MalformedJson.expected("a string or null for t", at, end);
        }
        nameFrom = at + 1;
        at = JsonScanner.string(text, at, end);
        return at - 1;
    }

    private @Nullable String name() {
        if (nameEnd == 0) {
            return null;
        }
        String raw = EventNames.of(payload, nameFrom - shift, nameEnd - nameFrom);
        return raw.indexOf('\\') < 0 ? raw : documented(JsonEscapes.resolve(raw));
    }

    private static String documented(String resolved) {
        EventName known = EventName.find(resolved);
        return known == null ? resolved : known.name();
    }
}
