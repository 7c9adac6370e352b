package dev.shard.codec.json;

import dev.shard.LocalProtocolException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A payload that the application wrote itself: checked, and sent as it is. */
final class OutboundText {
    private final TextBytes text;
    private int at;
    private boolean opSeen;

    private OutboundText(TextBytes text) {
        this.text = text;
        this.at = text.from();
    }

    /**
     * Encodes a payload.
     *
     * @throws LocalProtocolException under rule C10
     */
    static ByteBuffer encode(String payload) {
        ByteBuffer bytes;
        try {
            bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(payload));
        } catch (CharacterCodingException halfOfPair) {
            throw new LocalProtocolException("the payload holds half of a surrogate pair; write it as an escape");
        }
        var text = new OutboundText(TextBytes.of(bytes));
        try {
            text.check();
        } catch (MalformedJson fault) {
            throw text.refusal(fault);
        }
        return bytes;
    }

    private void check() {
        skipSpace();
        at = JsonScanner.mark(text.array(), at, text.end(), '{', "an object");
        if (!isAtEndOfObject()) {
            member();
            while (!isAtEndOfObject()) {
                at = JsonScanner.comma(text.array(), at, text.end());
                member();
            }
        }
        at++;
        skipSpace();
        if (at < text.end()) {
            throw new MalformedJson("more text after the end", at);
        }
        if (!opSeen) {
            throw new MalformedJson("op is missing", text.from());
        }
    }

    private void member() {
        int keyFrom = at;
        int keyEnd = JsonScanner.key(text.array(), at, text.end());
        at = JsonScanner.colon(text.array(), keyEnd, text.end());
        if (EnvelopeKey.of(text.array(), keyFrom + 1, keyEnd - 1) == EnvelopeKey.OP) {
            op(keyFrom);
        } else {
            at = JsonScanner.value(text.array(), at, text.end());
        }
        skipSpace();
    }

    private void op(int keyFrom) {
        if (opSeen) {
            throw new MalformedJson("op comes twice", keyFrom);
        }
        opSeen = true;
        int from = at;
        at = JsonNumber.skipInteger("op", text.array(), from, text.end());
        JsonNumber.integer("op", text.array(), from, at); // Refuses fractions, and more than 64 bits.
    }

    private boolean isAtEndOfObject() {
        return JsonScanner.isAt(text.array(), at, text.end(), '}');
    }

    private void skipSpace() {
        at = JsonScanner.space(text.array(), at, text.end());
    }

    private LocalProtocolException refusal(MalformedJson fault) {
        String before = new String(text.array(), text.from(), fault.index() - text.from(), StandardCharsets.UTF_8);
        long line = before.chars().filter(character -> character == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return new LocalProtocolException("the payload is no JSON object with an integer op: " + fault.problem()
                + " (line " + line + ", column " + column + ", near " + JsonFaults.excerpt(text, fault.index()) + ")");
    }
}
