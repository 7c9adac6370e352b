package dev.shard.codec.etf;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.DupDetector;
import tools.jackson.core.util.SimpleStreamWriteContext;

/**
 * Writes terms from tokens. Texts and keys are binaries, integers exact in the smallest form, booleans and null the atoms
 * {@code true}, {@code false} and {@code nil}, arrays lists, the empty one included; bytes are binaries. Nothing is
 * compressed. Each outermost term has the version in front.
 *
 * <p>A {@link java.math.BigDecimal} with a fraction becomes the nearest double, since the format has nothing else.
 */
public final class EtfGenerator extends ReducedGenerator {

    private final OutputStream target;
    private final TermOutput out = new TermOutput();
    private SimpleStreamWriteContext context;
    /** Where the lists and maps that are open begin. */
    private int[] starts = new int[8];

    /** Takes what {@link EtfFactory} has. */
    EtfGenerator(ObjectWriteContext writeContext, IOContext ioContext, int streamWriteFeatures, OutputStream target) {
        super(writeContext, ioContext, streamWriteFeatures);
        this.target = target;
        boolean strict = StreamWriteFeature.STRICT_DUPLICATE_DETECTION.enabledIn(streamWriteFeatures);
        context = SimpleStreamWriteContext.createRootContext(strict ? DupDetector.rootDetector(this) : null);
    }

    @Override
    public JsonGenerator writeStartArray(@Nullable Object currentValue) {
        open("start an array", Tag.LIST, true, currentValue);
        return this;
    }

    @Override
    public JsonGenerator writeStartObject(@Nullable Object currentValue) {
        open("start an object", Tag.MAP, false, currentValue);
        return this;
    }

    private void open(String what, int tag, boolean array, @Nullable Object currentValue) {
        _verifyValueWrite(what);
        context =
                array ? context.createChildArrayContext(currentValue) : context.createChildObjectContext(currentValue);
        int depth = context.getNestingDepth();
        streamWriteConstraints().validateNestingDepth(depth);
        if (depth >= starts.length) {
            starts = Arrays.copyOf(starts, 2 * depth);
        }
        starts[depth] = out.length();
        out.u8(tag);
        out.u32(0);
    }

    @Override
    public JsonGenerator writeEndArray() {
        if (!context.inArray()) {
            _reportError("no array is open, but " + context.typeDesc());
        }
        if (context.getEntryCount() == 0) {
            out.cut(starts[context.getNestingDepth()]);
        } else {
            writeCount();
        }
        out.u8(Tag.NIL);
        context = context.clearAndGetParent();
        return this;
    }

    @Override
    public JsonGenerator writeEndObject() {
        if (!context.inObject()) {
            _reportError("no object is open, but " + context.typeDesc());
        }
        writeCount();
        context = context.clearAndGetParent();
        return this;
    }

    private void writeCount() {
        out.set32(starts[context.getNestingDepth()] + 1, context.getEntryCount());
    }

    @Override
    public JsonGenerator writeName(String name) {
        if (!context.writeName(name)) {
            _reportError("a value is due, not a name");
        }
        text(name);
        return this;
    }

    @Override
    public JsonGenerator writeString(@Nullable String string) {
        if (string == null) {
            return writeNull();
        }
        _verifyValueWrite(WRITE_STRING);
        text(string);
        return this;
    }

    private void text(String string) {
        if (!TermText.isWhole(string)) {
            _reportError("a text holds half of a surrogate pair, which UTF-8 cannot");
        }
        byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
        out.binary(utf8, 0, utf8.length);
    }

    @Override
    public JsonGenerator writeUTF8String(byte[] buffer, int offset, int length) {
        if (!TermText.isUtf8(buffer, offset, length)) {
            _reportError("a text is no UTF-8");
        }
        _verifyValueWrite(WRITE_STRING);
        out.binary(buffer, offset, length);
        return this;
    }

    /** Writes the bytes as they are. */
    @Override
    public JsonGenerator writeBinary(Base64Variant variant, byte[] data, int offset, int length) {
        _verifyValueWrite(WRITE_BINARY);
        out.binary(data, offset, length);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(long number) {
        _verifyValueWrite(WRITE_NUMBER);
        out.integer(number);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(@Nullable BigInteger number) {
        if (number == null) {
            return writeNull();
        }
        _verifyValueWrite(WRITE_NUMBER);
        out.integer(number);
        return this;
    }

    @Override
    public JsonGenerator writeNumber(double number) {
        if (!Double.isFinite(number)) {
            _reportError("a number is not finite");
        }
        _verifyValueWrite(WRITE_NUMBER);
        out.real(number);
        return this;
    }

    @Override
    public JsonGenerator writeBoolean(boolean state) {
        _verifyValueWrite(WRITE_BOOLEAN);
        out.atom(state ? "true" : "false");
        return this;
    }

    @Override
    public JsonGenerator writeNull() {
        _verifyValueWrite(WRITE_NULL);
        out.atom("nil");
        return this;
    }

    @Override
    protected void _verifyValueWrite(String what) {
        if (!context.writeValue()) {
            _reportError("cannot " + what + ", a name is due");
        }
        if (context.inRoot()) {
            out.u8(Tag.VERSION);
        }
    }

    /** Hands over what is whole: nothing while a list or a map is open. */
    @Override
    public void flush() {
        try {
            moveWhole();
            if (isEnabled(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)) {
                target.flush();
            }
        } catch (IOException failure) {
            throw _wrapIOFailure(failure);
        }
    }

    @Override
    public void close() {
        if (!isClosed() && isEnabled(StreamWriteFeature.AUTO_CLOSE_CONTENT)) {
            while (!context.inRoot()) {
                if (context.inArray()) {
                    writeEndArray();
                } else {
                    writeEndObject();
                }
            }
        }
        super.close();
    }

    @Override
    protected void _closeInput() throws IOException {
        moveWhole();
        if (ioContext().isResourceManaged() || isEnabled(StreamWriteFeature.AUTO_CLOSE_TARGET)) {
            target.close();
        } else if (isEnabled(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)) {
            target.flush();
        }
    }

    private void moveWhole() throws IOException {
        if (context.inRoot()) {
            out.moveTo(target);
        }
    }

    @Override
    protected void _releaseBuffers() {}

    @Override
    public SimpleStreamWriteContext streamWriteContext() {
        return context;
    }

    @Override
    public Object streamWriteOutputTarget() {
        return target;
    }

    @Override
    public int streamWriteOutputBuffered() {
        return out.length();
    }

    @Override
    public @Nullable Object currentValue() {
        return context.currentValue();
    }

    @Override
    public void assignCurrentValue(@Nullable Object value) {
        context.assignCurrentValue(value);
    }
}
