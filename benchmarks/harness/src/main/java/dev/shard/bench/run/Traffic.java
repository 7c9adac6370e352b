package dev.shard.bench.run;

import dev.shard.bench.load.Session;
import dev.shard.bench.session.SessionFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

/** What the clients are sent: how long its events are, and what becomes of them on the wire. */
final class Traffic {
    private Traffic() {}

    /** Appends both. */
    static void describe(Path sessions, Results results) throws IOException {
        int[] bytes = payloadBytes(Session.read(sessions, "events-json-none"));
        results.paragraph(String.format(
                Locale.ROOT,
                "%,d events in JSON: %,d bytes in the median, %,.0f in the mean, %,d the largest.",
                bytes.length,
                bytes[bytes.length / 2],
                IntStream.of(bytes).average().orElseThrow(),
                bytes[bytes.length - 1]));
        results.header("on the wire, bytes per event", "none", "zlib-stream", "zstd-stream");
        for (String encoding : SessionFiles.ENCODINGS) {
            results.row(
                    encoding,
                    wire(sessions, encoding, "none"),
                    wire(sessions, encoding, "zlib-stream"),
                    wire(sessions, encoding, "zstd-stream"));
        }
        results.end();
    }

    /** Sorted. */
    private static int[] payloadBytes(Session session) {
        return IntStream.range(Session.GREETING, session.size())
                .map(session::payloadBytes)
                .sorted()
                .toArray();
    }

    /** With the heads of frames. */
    private static String wire(Path sessions, String encoding, String compression) throws IOException {
        Session session = Session.read(sessions, "events-" + encoding + "-" + compression);
        double bytes = session.frames(Session.GREETING, session.size()).remaining();
        return String.format(Locale.ROOT, "%,.0f", bytes / (session.size() - Session.GREETING));
    }
}
