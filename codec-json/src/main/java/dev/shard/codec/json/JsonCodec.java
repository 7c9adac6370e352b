package dev.shard.codec.json;

import static java.util.Objects.requireNonNull;

import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.Envelope;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Payloads as JSON in text frames. Process lifetime; safe for any number of threads.
 *
 * <p>A payload whose {@code d} comes last, as the Gateway writes it, costs a look at its first few dozen bytes and its
 * last two, and allocates nothing. Any other order of keys is read as well, by walking over all of the payload. That
 * walk costs about a third of what inflating the same bytes does, so it is not taken for events that nobody wants: what
 * is malformed inside of their {@code d} goes unnoticed, malformed UTF-8 included. {@link #closeData} takes it.
 */
public final class JsonCodec implements Codec {
    private final ObjectReader reader;
    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();
    private final ObjectWriter writer;
    // Not static: the readers must not keep this class alive in the threads of a container.
    private final ThreadLocal<EnvelopeReader> envelopes = ThreadLocal.withInitial(EnvelopeReader::new);

    /**
     * With a mapper that suits Discord: unknown properties are ignored, a null fits a primitive, and the names of
     * properties are the snake_case of Java's ({@code guildId} is {@code guild_id}).
     */
    public JsonCodec() {
        this(JsonMappers.forGateway());
    }

    /**
     * With the application's own mapper, for {@link #decode} and {@link #encode}. What the rules of {@link Codec} ask for
     * goes before its settings: text after a value is refused, unknown properties are ignored, and what has no properties
     * to write, and what is no finite number, is refused rather than written as {@code {}} or as a string.
     */
    public JsonCodec(JsonMapper mapper) {
        reader = requireNonNull(mapper, "mapper")
                .reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .without(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
        writer = mapper.writer()
                .with(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .without(JsonWriteFeature.WRITE_NAN_AS_STRINGS);
    }

    @Override
    public String encoding() {
        return "json";
    }

    @Override
    public boolean text() {
        return true;
    }

    @Override
    public boolean mayBeWhole(ByteBuffer bytes) {
        if (!bytes.hasRemaining()) {
            return false;
        }
        byte last = bytes.get(bytes.limit() - 1);
        return last == '}' || JsonScanner.isSpace(last);
    }

    @Override
    public int lengthOfFirst(ByteBuffer bytes) {
        TextBytes text = TextBytes.of(bytes);
        try {
            int from = JsonScanner.space(text.array(), text.from(), text.end());
            if (from < text.end() && text.array()[from] != '{') {
                return text.length();
            }
            int after = JsonScanner.value(text.array(), from, text.end());
            return JsonScanner.space(text.array(), after, text.end()) - text.from();
        } catch (MalformedJson fault) {
            return fault.index() == text.end() ? -1 : text.length();
        }
    }

    @Override
    public void readEnvelope(ByteBuffer payload, Envelope into) {
        envelopes.get().read(payload, into, false);
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
        requireNonNull(type, "type");
        TextBytes text = data.hasRemaining() ? TextBytes.of(data) : TextBytes.NULL;
        try {
            text.checkEncoding();
            return decode(text, readerOf(type));
        } catch (MalformedJson fault) {
            throw JsonFaults.decodeException(fault, text);
        } catch (JacksonException refusal) {
            throw JacksonFaults.decodeException(refusal, text, javaType(type));
        }
    }

    private ObjectReader readerOf(Type type) {
        ObjectReader known = readers.get(type);
        if (known != null) {
            return known;
        }
        ObjectReader made = reader.forType(javaType(type));
        // Other types that mean the same need not be equal to each other, and would pile up.
        if (type instanceof Class<?>) {
            readers.put(type, made);
        }
        return made;
    }

    private JavaType javaType(Type type) {
        return reader.typeFactory().constructType(type);
    }

    private static <T> @Nullable T decode(TextBytes text, ObjectReader reader) {
        try {
            return reader.readValue(text.array(), text.from(), text.length());
        } catch (StreamReadException refusal) {
            JsonScanner.document(text.array(), text.from(), text.end());
            // Keys with half of a surrogate pair, written as an escape: Jackson reads them in characters only.
            return reader.readValue(text.characters());
        }
    }

    @Override
    public ByteBuffer encode(int op, @Nullable Object data) {
        try {
            byte[] payload = written(op, data);
            // Jackson writes raw values and what is no number as they are.
            JsonScanner.document(payload, 0, payload.length);
            return ByteBuffer.wrap(payload);
        } catch (JacksonException refusal) {
            throw JacksonFaults.localProtocolException(refusal, op);
        } catch (MalformedJson fault) {
            throw JacksonFaults.localProtocolException(": " + fault.problem(), op, null);
        }
    }

    private byte[] written(int op, @Nullable Object data) {
        var bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = writer.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberProperty("op", op);
            json.writeName("d");
            writer.writeValue(json, data);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    @Override
    public ByteBuffer encodeJson(String payload) {
        return OutboundText.encode(requireNonNull(payload, "payload"));
    }
}
