package dev.shard.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.spi.codec.PayloadFraming;
import dev.shard.tck.compression.BraceFraming;
import dev.shard.tck.compression.TermFraming;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A compressed session of the corpus with its index. */
public final class RecordedStream {
    private static final Path FOLDER = Corpus.ROOT.resolve("streams");
    private static final String BROKEN = "broken-";

    private final String name;
    private final byte[] bytes;
    private final JsonNode index;

    private RecordedStream(String name, byte[] bytes, JsonNode index) {
        this.name = name;
        this.bytes = bytes;
        this.index = index;
    }

    /** The one of that name: {@code NAME.bin} and {@code NAME.json}. */
    public static RecordedStream of(String name) {
        try {
            byte[] bytes = Files.readAllBytes(FOLDER.resolve(name + ".bin"));
            String index = Files.readString(FOLDER.resolve(name + ".json"), UTF_8);
            return new RecordedStream(name, bytes, JsonMapper.shared().readTree(index));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All streams of a format that inflate as a whole; none without a corpus. */
    public static List<RecordedStream> valid(String format) {
        return all(format).filter(stream -> !stream.name.startsWith(BROKEN)).toList();
    }

    /** All streams of a format that something is wrong with; none without a corpus. */
    public static List<RecordedStream> broken(String format) {
        return all(format).filter(stream -> stream.name.startsWith(BROKEN)).toList();
    }

    private static Stream<RecordedStream> all(String format) {
        if (!Corpus.isPresent()) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json"))
                    .map(file -> file.substring(0, file.length() - ".json".length()))
                    .sorted()
                    .toList();
            return names.stream()
                    .map(RecordedStream::of)
                    .filter(stream -> format.equals(stream.index.path("format").asString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its name in the corpus. */
    public String name() {
        return name;
    }

    /** All of it. */
    public byte[] bytes() {
        return bytes;
    }

    /** What is known of it. */
    public JsonNode index() {
        return index;
    }

    /** What ends its payloads. */
    public PayloadFraming framing() {
        return name.contains("-etf") ? new TermFraming() : new BraceFraming();
    }

    /** The messages as they were sent; what the index does not list is one more. */
    public List<byte[]> messages() {
        List<byte[]> messages = new ArrayList<>();
        int from = 0;
        for (JsonNode message : index.path("messages")) {
            int to = from + message.path("len").asInt();
            messages.add(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        if (from < bytes.length) {
            messages.add(Arrays.copyOfRange(bytes, from, bytes.length));
        }
        return messages;
    }

    /** What has to come out, as {@link #digests} gives it. */
    public List<String> expected() {
        List<String> expected = new ArrayList<>();
        for (JsonNode message : index.path("messages")) {
            expected.add(message.path("raw_len").asInt() + " "
                    + message.path("sha256").asString());
        }
        return expected;
    }

    /** Length and SHA-256 of each payload. */
    public static List<String> digests(List<byte[]> payloads) {
        return payloads.stream()
                .map(payload -> payload.length + " " + sha256(payload))
                .toList();
    }

    private static String sha256(byte[] payload) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
