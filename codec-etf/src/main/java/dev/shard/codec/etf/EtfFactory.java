package dev.shard.codec.etf;

import java.io.DataInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.FormatSchema;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.Version;
import tools.jackson.core.base.BinaryTSFactory;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.io.IOContext;

/**
 * Jackson's way to parsers and generators of the external term format. Immutable and safe for any thread.
 *
 * <p>By default terms may lie 256 deep in each other, and a compressed term may inflate to 64 MiB.
 */
public final class EtfFactory extends BinaryTSFactory {
    static final Version VERSION = new Version(0, 1, 0, null, "dev.shard", "codec-etf");

    private static final long serialVersionUID = 1L;

    private final int maxInflatedBytes;

    /** With every default. */
    public EtfFactory() {
        this(builder());
    }

    EtfFactory(EtfFactoryBuilder builder) {
        super(builder);
        maxInflatedBytes = builder.maxInflatedBytes();
    }

    /** Begins with every default. */
    public static EtfFactoryBuilder builder() {
        return new EtfFactoryBuilder();
    }

    @Override
    public EtfFactoryBuilder rebuild() {
        return new EtfFactoryBuilder(this);
    }

    @Override
    public EtfFactory copy() {
        return rebuild().build();
    }

    @Override
    public EtfFactory snapshot() {
        return this;
    }

    /** How far a compressed term may inflate, in bytes. */
    public int maxInflatedBytes() {
        return maxInflatedBytes;
    }

    @Override
    public String getFormatName() {
        return "ETF";
    }

    @Override
    public Version version() {
        return VERSION;
    }

    @Override
    public boolean canParseAsync() {
        return false;
    }

    @Override
    public boolean canUseSchema(FormatSchema schema) {
        return false;
    }

    @Override
    public Class<EtfReadFeature> getFormatReadFeatureType() {
        return EtfReadFeature.class;
    }

    @Override
    protected JsonParser _createParser(ObjectReadContext context, IOContext ioContext, InputStream in) {
        try (in) {
            byte[] bytes = in.readAllBytes();
            return _createParser(context, ioContext, bytes, 0, bytes.length);
        } catch (IOException unreadable) {
            throw _wrapIOFailure(unreadable);
        }
    }

    @Override
    protected JsonParser _createParser(
            ObjectReadContext context, IOContext ioContext, byte[] bytes, int from, int length) {
        int features = context.getFormatReadFeatures(_formatReadFeatures);
        boolean versioned = EtfReadFeature.REQUIRE_VERSION.enabledIn(features);
        TermBytes term = bare(new TermBytes(bytes, from, from + length), versioned);
        int origin = term.array() == bytes ? from : 0;
        return new EtfParser(context, ioContext, context.getStreamReadFeatures(_streamReadFeatures), term, origin);
    }

    @Override
    protected JsonParser _createParser(ObjectReadContext context, IOContext ioContext, DataInput input) {
        return _unsupported();
    }

    @Override
    protected JsonGenerator _createGenerator(ObjectWriteContext context, IOContext ioContext, OutputStream out) {
        return new EtfGenerator(context, ioContext, context.getStreamWriteFeatures(_streamWriteFeatures), out);
    }

    private TermBytes bare(TermBytes term, boolean versioned) {
        try {
            return term.bare(versioned, maxInflatedBytes);
        } catch (MalformedTerm fault) {
            var place =
                    new TokenStreamLocation(ContentReference.unknown(), (long) fault.index() - term.from(), -1, -1, -1);
            throw new StreamReadException(null, "malformed term: " + fault.problem(), place, fault);
        }
    }
}
