package dev.shard.sim.traffic;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A file of payloads, one a line, read on demand; a line that grows beyond its limit is never held whole. */
final class PayloadLines extends Spliterators.AbstractSpliterator<RecordedPayload> {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final InputStream in;
    private final int maxLineBytes;
    private long line;

    private PayloadLines(Path file, InputStream in, int maxLineBytes) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.file = file;
        this.in = in;
        this.maxLineBytes = maxLineBytes;
    }

    static Stream<RecordedPayload> open(Path file, int maxLineBytes) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return StreamSupport.stream(new PayloadLines(file, in, maxLineBytes), false)
                .onClose(() -> close(in));
    }

    @Override
    public boolean tryAdvance(Consumer<? super RecordedPayload> action) {
        for (byte[] bytes = nextLine(); bytes != null; bytes = nextLine()) {
            String text = decode(bytes);
            if (!text.isBlank()) {
                action.accept(new RecordedPayload(line, text, envelope(text)));
                return true;
            }
        }
        return false;
    }

    /** Without its line feed; null at the end of the file. */
    private byte @Nullable [] nextLine() {
        try {
            int first = in.read();
            return first < 0 ? null : readLine(first);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private byte[] readLine(int first) throws IOException {
        line++;
        var bytes = new ByteArrayOutputStream(1024);
        for (int b = first; b >= 0 && b != '\n'; b = in.read()) {
            if (bytes.size() == maxLineBytes) {
                throw new RecordingException(
                        file, line, "longer than " + maxLineBytes + " bytes; a line is one payload");
            }
            bytes.write(b);
        }
        return bytes.toByteArray();
    }

    private String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        } catch (CharacterCodingException malformed) {
            throw new RecordingException(file, line, "not UTF-8");
        }
    }

    private ObjectNode envelope(String text) {
        if (parse(text) instanceof ObjectNode envelope && envelope.path("op").isInt()) {
            return envelope;
        }
        throw new RecordingException(file, line, "not an envelope: an object with an integer \"op\"");
    }

    private JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException malformed) {
            throw new RecordingException(
                    file,
                    line,
                    "not JSON, column " + malformed.getLocation().getColumnNr() + ": "
                            + malformed.getOriginalMessage());
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
