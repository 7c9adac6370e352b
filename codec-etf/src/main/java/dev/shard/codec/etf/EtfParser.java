package dev.shard.codec.etf;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.Version;
import tools.jackson.core.base.ParserBase;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.DupDetector;
import tools.jackson.core.util.SimpleStreamReadContext;

/**
 * Reads one term as a stream of tokens. Maps are objects, their keys (atoms, binaries or integers) texts; lists, tuples and
 * strings, which are lists of bytes, are arrays; the atoms {@code nil} and {@code null} are null, {@code true} and
 * {@code false} booleans, all others texts; binaries are texts, or embedded bytes where they are no UTF-8. Integers are
 * exact. A pair with the key {@code __struct__} is left out: it is how Elixir marks its own types.
 *
 * <p>Other families of terms, improper lists, floats that are not finite, and bytes behind the term are refused.
 */
public final class EtfParser extends ParserBase {
    private static final String STRUCT = "__struct__";

    private final TermInput in;
    private final Scalars scalars;
    private final Frames frames = new Frames();
    private SimpleStreamReadContext context;
    private boolean valueIsDue;
    private final int origin;
    private int tokenFrom;

    /**
     * Takes what {@link EtfFactory} has.
     *
     * @param term without version, and not compressed
     * @param origin index in its array from which places are counted
     */
    EtfParser(ObjectReadContext readContext, IOContext ioContext, int streamReadFeatures, TermBytes term, int origin) {
        super(readContext, ioContext, streamReadFeatures);
        this.origin = origin;
        in = new TermInput(term);
        scalars = new Scalars(in, streamReadConstraints());
        tokenFrom = in.at();
        boolean strict = StreamReadFeature.STRICT_DUPLICATE_DETECTION.enabledIn(streamReadFeatures);
        context = SimpleStreamReadContext.createRootContext(strict ? DupDetector.rootDetector(this) : null);
    }

    @Override
    public @Nullable JsonToken nextToken() {
        if (isClosed()) {
            return null;
        }
        _binaryValue = null;
        _numTypesValid = NR_UNKNOWN;
        tokenFrom = in.at();
        try {
            JsonToken token = advance();
            return token == null ? _updateTokenToNull() : _updateToken(token);
        } catch (MalformedTerm fault) {
            throw worded(fault);
        }
    }

    private @Nullable JsonToken advance() {
        if (valueIsDue) {
            valueIsDue = false;
            return value();
        }
        if (frames.kind() == Frames.Kind.MAP) {
            return nameOrEnd();
        }
        if (!frames.take()) {
            return end();
        }
        context.valueRead();
        return frames.kind() == Frames.Kind.STRING ? number(scalars.integer(in.u8())) : value();
    }

    private JsonToken nameOrEnd() {
        while (frames.take()) {
            String name = scalars.readKey();
            if (!name.equals(STRUCT)) {
                context.setCurrentName(name);
                valueIsDue = true;
                return JsonToken.PROPERTY_NAME;
            }
            in.skipTerm();
        }
        leave();
        return JsonToken.END_OBJECT;
    }

    private @Nullable JsonToken end() {
        if (frames.kind() == Frames.Kind.ROOT) {
            in.checkEnd();
            return null;
        }
        if (frames.kind() == Frames.Kind.LIST) {
            in.skipTail();
        }
        leave();
        return JsonToken.END_ARRAY;
    }

    private JsonToken value() {
        int tag = in.u8();
        return switch (tag) {
            case Tag.NIL -> array(Frames.Kind.TUPLE, 0);
            case Tag.STRING -> array(Frames.Kind.STRING, in.u16());
            case Tag.LIST -> array(Frames.Kind.LIST, in.count(1));
            case Tag.SMALL_TUPLE -> array(Frames.Kind.TUPLE, in.u8());
            case Tag.LARGE_TUPLE -> array(Frames.Kind.TUPLE, in.count(1));
            case Tag.MAP -> object(in.count(2));
            default -> scalar(scalars.read(tag));
        };
    }

    private JsonToken array(Frames.Kind kind, int count) {
        enter(context.createChildArrayContext(-1, -1), kind, count);
        return JsonToken.START_ARRAY;
    }

    private JsonToken object(int pairs) {
        enter(context.createChildObjectContext(-1, -1), Frames.Kind.MAP, pairs);
        return JsonToken.START_OBJECT;
    }

    private void enter(SimpleStreamReadContext child, Frames.Kind kind, int count) {
        streamReadConstraints().validateNestingDepth(child.getNestingDepth());
        context = child;
        frames.push(kind, count);
    }

    private void leave() {
        frames.pop();
        context = context.clearAndGetParent();
    }

    private JsonToken scalar(JsonToken token) {
        _binaryValue = scalars.binary();
        return token.isNumeric() ? number(token) : token;
    }

    /** Tells the base class, which converts numbers, what was read. */
    private JsonToken number(JsonToken token) {
        switch (scalars.numberType()) {
            case INT -> {
                _numberInt = (int) scalars.integer();
                _numTypesValid = NR_INT;
            }
            case LONG -> {
                _numberLong = scalars.integer();
                _numTypesValid = NR_LONG;
            }
            case BIG_INTEGER -> {
                _numberBigInt = scalars.bigInteger();
                _numTypesValid = NR_BIGINT;
            }
            default -> {
                _numberDouble = scalars.real();
                _numTypesValid = NR_DOUBLE;
            }
        }
        return token;
    }

    /** Jumps over what is open, where the default would read each token. */
    @Override
    public JsonParser skipChildren() {
        if (_currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY) {
            try {
                while (frames.take()) {
                    in.skipElement(frames.kind());
                }
            } catch (MalformedTerm fault) {
                throw worded(fault);
            }
            nextToken();
        }
        return this;
    }

    private StreamReadException worded(MalformedTerm fault) {
        return new StreamReadException(this, "malformed term: " + fault.problem(), locationOf(fault.index()), fault);
    }

    @Override
    public @Nullable String currentName() {
        boolean opens = _currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY;
        return opens ? context.getParent().currentName() : context.currentName();
    }

    @Override
    public @Nullable String getString() {
        JsonToken token = _currToken;
        if (token == null) {
            return null;
        }
        return switch (token) {
            case PROPERTY_NAME -> context.currentName();
            case VALUE_STRING -> scalars.text();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> getNumberValue().toString();
            default -> token.asString();
        };
    }

    @Override
    public char @Nullable [] getStringCharacters() {
        String string = getString();
        return string == null ? null : string.toCharArray();
    }

    @Override
    public int getStringLength() {
        String string = getString();
        return string == null ? 0 : string.length();
    }

    @Override
    public int getStringOffset() {
        return 0;
    }

    @Override
    public boolean hasStringCharacters() {
        return false;
    }

    /** The bytes of a binary that is no UTF-8; null at any other token. */
    @Override
    public byte @Nullable [] getEmbeddedObject() {
        return _currToken == JsonToken.VALUE_EMBEDDED_OBJECT ? _binaryValue : null;
    }

    @Override
    public SimpleStreamReadContext streamReadContext() {
        return context;
    }

    @Override
    public TokenStreamLocation currentTokenLocation() {
        return locationOf(tokenFrom);
    }

    @Override
    public TokenStreamLocation currentLocation() {
        return locationOf(in.at());
    }

    private TokenStreamLocation locationOf(int index) {
        return new TokenStreamLocation(_contentReference(), (long) index - origin, -1, -1, -1);
    }

    @Override
    public byte[] streamReadInputSource() {
        return in.bytes();
    }

    @Override
    public Version version() {
        return EtfFactory.VERSION;
    }

    @Override
    protected void _closeInput() {}

    /** Numbers are read together with their tokens, so this is only asked for where there is none. */
    @Override
    protected void _parseNumericValue(int expectedType) {
        throw _constructNotNumericType(_currToken, expectedType);
    }

    @Override
    protected int _parseIntValue() {
        throw _constructNotNumericType(_currToken, NR_INT);
    }
}
