package dev.shard.codec.etf;

import static java.util.Objects.requireNonNull;

import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.Envelope;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;

/**
 * Payloads as Erlang terms in binary frames. Process lifetime; safe for any number of threads.
 *
 * <p>An envelope is read by walking over the terms, which costs less than decoding them and allocates nothing; only a
 * compressed term must be inflated first. {@link EtfParser} says how terms are decoded; a binary that is no UTF-8 is a
 * {@code byte[]}. Data may have a version in front, but need not.
 */
public final class EtfCodec implements Codec {
    private final int maxInflatedBytes;
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final OutboundJson json;
    // Not static: the readers must not keep this class alive in the threads of a container.
    private final ThreadLocal<EnvelopeReader> envelopes = ThreadLocal.withInitial(EnvelopeReader::new);

    /**
     * With a mapper that suits Discord: unknown properties are ignored, a null fits a primitive, and the names of
     * properties are the snake_case of Java's ({@code guildId} is {@code guild_id}).
     */
    public EtfCodec() {
        this(EtfMappers.forGateway(new EtfFactory()));
    }

    /**
     * With the application's own mapper, for {@link #decode} and {@link #encode}. What the rules of {@link Codec} ask for
     * goes before its settings: bytes after a value are refused, unknown properties are ignored.
     */
    public EtfCodec(EtfMapper mapper) {
        EtfFactory factory = requireNonNull(mapper, "mapper").tokenStreamFactory();
        maxInflatedBytes = factory.maxInflatedBytes();
        reader = mapper.reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .without(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .without(EtfReadFeature.REQUIRE_VERSION);
        writer = mapper.writer().with(SerializationFeature.FAIL_ON_EMPTY_BEANS);
        json = new OutboundJson(factory);
    }

    @Override
    public String encoding() {
        return "etf";
    }

    @Override
    public boolean text() {
        return false;
    }

    /** A term shows its end to nobody who has not walked there. */
    @Override
    public boolean mayBeWhole(ByteBuffer bytes) {
        return bytes.hasRemaining();
    }

    @Override
    public int lengthOfFirst(ByteBuffer bytes) {
        TermBytes term = TermBytes.of(bytes);
        try {
            return term.endOfFirst(maxInflatedBytes) - term.from();
        } catch (MalformedTerm fault) {
            return fault.index() == term.end() ? -1 : term.length();
        }
    }

    @Override
    public void readEnvelope(ByteBuffer payload, Envelope into) {
        if (CompressedTerm.isAt(payload)) {
            envelopes.get().readInflated(inflated(payload), into);
        } else {
            envelopes.get().read(payload, into, false);
        }
    }

    private ByteBuffer inflated(ByteBuffer payload) {
        TermBytes compressed = TermBytes.of(payload);
        try {
            TermBytes term = CompressedTerm.inflate(compressed, maxInflatedBytes);
            return ByteBuffer.wrap(term.array(), term.from(), term.length());
        } catch (MalformedTerm fault) {
            throw EtfFaults.decodeException(fault, compressed.from());
        }
    }

    @Override
    public void closeData(ByteBuffer payload, Envelope envelope) {
        if (envelope.dataOpen()) {
            long op = envelope.op();
            long sequence = envelope.sequence();
            String name = envelope.name();
            envelopes.get().read(payload, envelope, true);
            envelope.set(op, sequence, name, envelope.dataOffset(), envelope.dataLength());
        }
    }

    @Override
    public <T> @Nullable T decode(ByteBuffer data, Type type) {
        JavaType target = reader.typeFactory().constructType(requireNonNull(type, "type"));
        TermBytes term = data.hasRemaining() ? TermBytes.of(data) : TermBytes.NULL;
        try {
            return reader.forType(target).readValue(term.array(), term.from(), term.length());
        } catch (JacksonException refusal) {
            throw EtfFaults.decodeException(refusal, target);
        }
    }

    @Override
    public ByteBuffer encode(int op, @Nullable Object data) {
        var bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator etf = writer.createGenerator(bytes)) {
            etf.writeStartObject();
            etf.writeNumberProperty("op", op);
            etf.writeName("d");
            writer.writeValue(etf, data);
            etf.writeEndObject();
        } catch (JacksonException refusal) {
            throw EtfFaults.localProtocolException(refusal, op);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    @Override
    public ByteBuffer encodeJson(String payload) {
        return json.encode(requireNonNull(payload, "payload"));
    }
}
