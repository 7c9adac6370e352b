package dev.shard.sim.traffic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cuts the bytes of a compressed recording into messages, as its index tells. */
final class StreamIndex {
    private static final Set<String> FORMATS = Set.of("zlib-stream", "zstd-stream", "zlib-per-message");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Path file;
    private final JsonNode index;
    private final ByteBuffer bytes;

    private StreamIndex(Path file, JsonNode index, ByteBuffer bytes) {
        this.file = file;
        this.index = index;
        this.bytes = bytes;
    }

    static RecordedStream read(Path bin, int maxBytes) throws IOException {
        if (!bin.toString().endsWith(".bin")) {
            throw new RecordingException(bin, "a compressed recording is called NAME.bin, its index NAME.json");
        }
        Path json = bin.resolveSibling(bin.getFileName().toString().replaceFirst("bin$", "json"));
        if (Files.size(bin) > maxBytes) {
            throw new RecordingException(bin, "larger than " + maxBytes + " bytes");
        }
        return new StreamIndex(
                        json,
                        parse(json),
                        ByteBuffer.wrap(Files.readAllBytes(bin)).asReadOnlyBuffer())
                .cut();
    }

    private static JsonNode parse(Path json) throws IOException {
        byte[] text = Files.readAllBytes(json);
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException malformed) {
            throw new RecordingException(
                    json, malformed.getLocation().getLineNr(), "not JSON: " + malformed.getOriginalMessage());
        }
    }

    private RecordedStream cut() {
        String format = index.path("format").asString("");
        if (!FORMATS.contains(format)) {
            throw new RecordingException(
                    file, "format is \"" + format + "\"; known: zlib-per-message, zlib-stream, zstd-stream");
        }
        List<ByteBuffer> messages = new ArrayList<>();
        int end = 0;
        for (JsonNode message : index.path("messages")) {
            long offset = message.path("off").asLong(-1);
            long length = message.path("len").asLong(-1);
            if (offset != end || length < 1 || length > bytes.capacity() - end) {
                throw new RecordingException(
                        file,
                        ("messages[%d] has off=%d len=%d; expected off=%d and len from 1 to %d")
                                .formatted(messages.size(), offset, length, end, bytes.capacity() - end));
            }
            messages.add(bytes.slice(end, (int) length));
            end += (int) length;
        }
        return new RecordedStream(format, messages, bytes.slice(end, bytes.capacity() - end));
    }
}
