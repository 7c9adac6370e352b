package dev.shard.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What mutations begin with: recorded bytes, and some of our own, which have to do where there are no recordings. */
final class Seeds {
    private static final Path CORPUS = Path.of(System.getProperty("shard.corpus", "../shared/corpus"));
    private static final int LONGEST = 16 * 1024;
    private static final String ENVELOPE =
            "{\"t\":\"READY\",\"s\":1,\"op\":0,\"d\":{\"v\":10,\"user\":{\"id\":\"1\"}}}";

    private Seeds() {}

    static List<byte[]> json() {
        List<byte[]> seeds = recorded(".json", "control", "events", "edge");
        seeds.addAll(recorded(".bad", "edge/invalid"));
        seeds.add(ENVELOPE.getBytes(UTF_8));
        return seeds;
    }

    static List<byte[]> etf() {
        List<byte[]> seeds = recorded(".etf", "etf/term", "etf/payload", "etf/client", "etf/erlpack", "etf/invalid");
        seeds.add(HexFormat.of().parseHex("837400000003770161610277016261037701636104"));
        return seeds;
    }

    /** Beginnings of streams, so that what follows a mutation is short. */
    static List<byte[]> zlib() {
        List<byte[]> seeds = streams("zlib");
        seeds.add(References.deflated((ENVELOPE + ENVELOPE).getBytes(UTF_8)));
        return seeds;
    }

    static List<byte[]> zstd() {
        List<byte[]> seeds = streams("zstd");
        // One frame with an open end: magic, descriptor, window, then a raw block of 2 bytes and an RLE block of 3.
        seeds.add(HexFormat.of().parseHex("28b52ffd0040" + "1000007b7d" + "1a00007d"));
        return seeds;
    }

    static List<byte[]> frames() {
        byte[] text = frame(0x81, ENVELOPE.getBytes(UTF_8));
        byte[] fragments = join(
                frame(0x02, new byte[200]),
                frame(0x89, new byte[3]),
                frame(0x00, new byte[0]),
                frame(0x80, new byte[9]));
        byte[] close = frame(0x88, "\u000f\u00a0reconnect".getBytes(ISO_8859_1));
        return List.of(
                join(text, frame(0x8a, new byte[0]), close),
                join(fragments, text, frame(0x82, new byte[3000])),
                join(frame(0x89, new byte[125]), frame(0x01, new byte[5]), frame(0x80, new byte[5]), text),
                join(text, frame(0x88, new byte[0])));
    }

    static List<byte[]> upgrades() {
        String good = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + AnsweringServer.ACCEPT + "\r\n\r\n";
        return Stream.of(
                        good,
                        good + "\u0081\u0002hi",
                        "HTTP/1.1 100 Continue\r\n\r\n" + good,
                        good.replace("Connection", "Sec-WebSocket-Extensions: permessage-deflate\r\nConnection"),
                        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Type: text/html\r\n"
                                + "Content-Length: 15\r\n\r\n<html>no</html>",
                        "HTTP/1.1 429 Too Many Requests\r\nRetry-After: Tue, 24 Nov 2026 10:00:00 GMT\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX: y\r\n\r\n",
                        "HTTP/1.1 302 Found\r\nLocation: http://localhost/\r\nX-Folded: a\r\n b\r\n\r\n")
                .map(answer -> answer.getBytes(ISO_8859_1))
                .toList();
    }

    private static List<byte[]> streams(String kind) {
        return files("streams", kind, ".bin");
    }

    private static List<byte[]> recorded(String suffix, String... folders) {
        List<byte[]> found = new ArrayList<>();
        for (String folder : folders) {
            found.addAll(files(folder, "", suffix));
        }
        return found;
    }

    private static List<byte[]> files(String folder, String part, String suffix) {
        Path path = CORPUS.resolve(folder);
        if (!Files.isDirectory(path)) {
            return new ArrayList<>();
        }
        try (Stream<Path> files = Files.list(path)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> file.getFileName().toString().contains(part))
                    .sorted()
                    .map(Seeds::beginning)
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] beginning(Path file) {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(LONGEST);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] frame(int firstByte, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(4 + payload.length).put((byte) firstByte);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else {
            frame.put((byte) 126).putShort((short) payload.length);
        }
        frame.put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Stream.of(parts).mapToInt(part -> part.length).sum());
        Stream.of(parts).forEach(all::put);
        return all.array();
    }
}
