package dev.shard.codec.etf;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.core.Version;
import tools.jackson.core.base.GeneratorBase;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.util.JacksonFeatureSet;

/**
 * A generator's many methods, reduced to the few that a term has a form for. What has none of its own takes that of its
 * nearest relative; raw text has none at all.
 */
abstract class ReducedGenerator extends GeneratorBase {
    /** Beyond this power of ten a decimal is written as a double even if it is whole. */
    private static final int LARGEST_EXPONENT = 1000;

    ReducedGenerator(ObjectWriteContext writeContext, IOContext ioContext, int streamWriteFeatures) {
        super(writeContext, ioContext, streamWriteFeatures);
    }

    @Override
    public JsonGenerator writeStartArray() {
        return writeStartArray(null);
    }

    @Override
    public JsonGenerator writeStartObject() {
        return writeStartObject(null);
    }

    @Override
    public JsonGenerator writePropertyId(long id) {
        return writeName(Long.toString(id));
    }

    @Override
    public JsonGenerator writeString(char[] buffer, int offset, int length) {
        return writeString(new String(buffer, offset, length));
    }

    @Override
    public JsonGenerator writeNumber(short number) {
        return writeNumber((long) number);
    }

    @Override
    public JsonGenerator writeNumber(int number) {
        return writeNumber((long) number);
    }

    /** Writes the decimal number that the float is printed as, so that 0.1 stays 0.1. */
    @Override
    public JsonGenerator writeNumber(float number) {
        return writeNumber(Double.parseDouble(Float.toString(number)));
    }

    @Override
    public JsonGenerator writeNumber(@Nullable BigDecimal number) {
        if (number == null) {
            return writeNull();
        }
        boolean whole = number.scale() <= 0 && number.scale() >= -LARGEST_EXPONENT;
        return whole ? writeNumber(number.toBigInteger()) : writeNumber(number.doubleValue());
    }

    @Override
    public JsonGenerator writeNumber(@Nullable String decimal) {
        return writeNumber(decimal == null ? null : new BigDecimal(decimal));
    }

    @Override
    public JsonGenerator writeRawUTF8String(byte[] buffer, int offset, int length) {
        return _reportUnsupportedOperation();
    }

    @Override
    public JsonGenerator writeRaw(String text) {
        return _reportUnsupportedOperation();
    }

    @Override
    public JsonGenerator writeRaw(String text, int offset, int length) {
        return _reportUnsupportedOperation();
    }

    @Override
    public JsonGenerator writeRaw(char[] text, int offset, int length) {
        return _reportUnsupportedOperation();
    }

    @Override
    public JsonGenerator writeRaw(char unit) {
        return _reportUnsupportedOperation();
    }

    @Override
    public JacksonFeatureSet<StreamWriteCapability> streamWriteCapabilities() {
        return DEFAULT_BINARY_WRITE_CAPABILITIES;
    }

    @Override
    public Version version() {
        return EtfFactory.VERSION;
    }
}
