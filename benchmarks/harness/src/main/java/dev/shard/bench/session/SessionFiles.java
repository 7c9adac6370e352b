package dev.shard.bench.session;

import dev.shard.bench.load.Session;
import dev.shard.bench.load.SessionWriter;
import dev.shard.sim.protocol.Payload;
import dev.shard.sim.scenario.EnvelopeStyle;
import dev.shard.sim.scenario.TermStyle;
import dev.shard.sim.wire.Compression;
import dev.shard.sim.wire.Encoding;
import dev.shard.sim.wire.StreamCompressor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Writes sessions where the load server finds them; those that are there already stay. */
public final class SessionFiles {
    /** To be raised when sessions change, so that none is left over from before. */
    public static final int VERSION = 2;
    /** Every encoding that a session is written in. */
    public static final List<String> ENCODINGS = List.of("json", "etf");
    /** Every compression that a session is written in. */
    public static final List<String> COMPRESSIONS = List.of("none", "zlib-stream", "zstd-stream");

    /** As Discord's: the library's default for zlib, and a fast one for zstd. */
    private static final int ZLIB_LEVEL = 6;

    private static final int ZSTD_LEVEL = 3;

    private SessionFiles() {}

    /**
     * Events in the simulator's mix, kind {@code events}, and sessions without any, kind {@code idle}, or with a READY of 64 KiB,
     * {@code idle-long}.
     *
     * @param events in each session, a multiple of 1000
     */
    public static void prepare(Path folder, int events) throws IOException {
        Files.createDirectories(folder);
        for (String encoding : ENCODINGS) {
            for (String compression : COMPRESSIONS) {
                prepareEvents(folder, events, encoding, compression);
                write(folder, "idle", encoding, compression, Script.idle());
                write(folder, "idle-long", encoding, compression, Script.idleAfterLongReady());
            }
        }
    }

    /** Writes sessions to a folder that does not stay. */
    @FunctionalInterface
    public interface Preparation {
        /** Gives the name of the session to read. */
        String prepare(Path folder) throws IOException;
    }

    /** A session that leaves no file. */
    public static Session temporary(Preparation preparation) throws IOException {
        Path folder = Files.createTempDirectory("session");
        try {
            return Session.read(folder, preparation.prepare(folder));
        } finally {
            try (Stream<Path> files = Files.walk(folder).sorted(Comparator.reverseOrder())) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Events in the simulator's mix in one encoding and compression; gives the name. */
    public static String prepareEvents(Path folder, int events, String encoding, String compression)
            throws IOException {
        write(folder, "events", encoding, compression, Script.events(events));
        return "events-" + encoding + "-" + compression;
    }

    /** Events of one size in JSON; gives the kind. */
    public static String prepareSized(Path folder, int events, int payloadBytes, String compression)
            throws IOException {
        String kind = "sized" + payloadBytes;
        write(folder, kind, "json", compression, Script.sized(events, payloadBytes));
        return kind;
    }

    private static void write(Path folder, String kind, String encoding, String compression, Stream<Payload> payloads)
            throws IOException {
        String name = kind + "-" + encoding + "-" + compression;
        Path done = folder.resolve(name + ".done");
        if (Files.exists(done)) {
            return;
        }
        Encoding encodes = Encoding.named(encoding, TermStyle.ATOM_KEYS);
        int level = compression.startsWith("zlib") ? ZLIB_LEVEL : ZSTD_LEVEL;
        boolean text = encodes.text() && compression.equals("none");
        try (StreamCompressor compressor = Compression.open(compression, level);
                SessionWriter writer = new SessionWriter(folder, name, text)) {
            for (Iterator<Payload> all = payloads.iterator(); all.hasNext(); ) {
                byte[] payload = encodes.encoder().encode(all.next(), EnvelopeStyle.STANDARD);
                writer.write(compressor == null ? payload : compressor.compress(payload), payload.length);
            }
        }
        Files.createFile(done);
    }
}
