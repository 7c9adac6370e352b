package dev.shard.sim.net;

import dev.shard.sim.protocol.Event;
import dev.shard.sim.protocol.Opcode;
import dev.shard.sim.protocol.PayloadData;
import dev.shard.sim.traffic.RecordedPayload;
import dev.shard.sim.traffic.RecordedStream;
import dev.shard.sim.traffic.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A recorded session that is served instead of guilds.
 *
 * @param events recorded dispatches, for a recording of payload lines
 * @param stream a recording of compressed messages; null for one of payload lines
 */
record Replay(List<Event> events, @Nullable RecordedStream stream) {
    private static final String PER_MESSAGE = "zlib-per-message";
    /** Those are the simulator's own, with a session that can be resumed. */
    private static final Set<String> OURS = Set.of("READY", "RESUMED");

    /** Reads {@code .jsonl} as payload lines, and {@code .bin} with the {@code .json} beside it as a stream. */
    static Replay load(Path file) {
        try {
            return file.toString().endsWith(".bin")
                    ? new Replay(List.of(), Recording.stream(file))
                    : new Replay(events(file), null);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the recording " + file + ": " + e.getMessage(), e);
        }
    }

    private static List<Event> events(Path file) throws IOException {
        try (Stream<RecordedPayload> payloads = Recording.payloads(file)) {
            return payloads.filter(payload -> payload.op() == Opcode.DISPATCH.code())
                    .filter(payload -> !OURS.contains(name(payload)))
                    .map(payload -> Event.personal(name(payload), PayloadData.ofJson(Lines.dataOf(payload.text()))))
                    .toList();
        }
    }

    private static String name(RecordedPayload payload) {
        return payload.envelope().path("t").asString("");
    }

    /** Whether a connection with this {@code compress} can be served; any can, unless bytes are replayed. */
    boolean fits(@Nullable String compression) {
        return stream == null || stream.format().equals(compression == null ? PER_MESSAGE : compression);
    }

    /** Whether the messages share a compression context, so that nothing else can be said on the connection. */
    boolean isExclusive() {
        return stream != null && !stream.format().equals(PER_MESSAGE);
    }

    /** The recorded messages, what is left of a broken one included. */
    List<ByteBuffer> messages() {
        if (stream == null) {
            return List.of();
        }
        List<ByteBuffer> all = new ArrayList<>(stream.messages());
        if (stream.tail().hasRemaining()) {
            all.add(stream.tail());
        }
        return all;
    }
}
