package dev.shard.bench.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.sim.traffic.TrafficGenerator;
import dev.shard.sim.traffic.TrafficPool;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.Deflater;

/**
 * One {@code zlib-stream} session, compressed beforehand: HELLO, READY, then events in the simulator's mix.
 *
 * @param messages direct, one WebSocket message each
 * @param inflatedBytes of all payloads
 * @param largestPayload in bytes
 */
record Session(List<ByteBuffer> messages, long inflatedBytes, int largestPayload) {
    /** Messages before the first event. */
    static final int GREETING = 2;

    private static final String HELLO = "{\"t\":null,\"s\":null,\"op\":10,\"d\":{\"heartbeat_interval\":41250}}";
    private static final String READY =
            "{\"t\":\"READY\",\"s\":1,\"op\":0,\"d\":{\"v\":10,\"user\":{\"id\":\"1\"},\"guilds\":[],"
                    + "\"session_id\":\"bench\",\"resume_gateway_url\":\"ws://127.0.0.1\",\"application\":{\"id\":\"1\",\"flags\":0}}}";
    private static final long SEED = 1;
    private static final int GUILDS = 500;
    private static final int DISTINCT_EVENTS = 5_000;

    /** Events only. */
    int events() {
        return messages.size() - GREETING;
    }

    long compressedBytes() {
        return messages.stream().mapToLong(ByteBuffer::capacity).sum();
    }

    /** Generates a session and writes it to a file. */
    static void generate(Path file, int events) throws IOException {
        TrafficPool pool = TrafficPool.of(
                TrafficGenerator.seeded(
                        SEED,
                        LongStream.rangeClosed(1, GUILDS)
                                .mapToObj(id -> id << 22)
                                .toList()),
                Math.min(events, DISTINCT_EVENTS));
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            Deflater deflater = new Deflater();
            write(out, deflater, HELLO.getBytes(UTF_8));
            write(out, deflater, READY.getBytes(UTF_8));
            for (int i = 0; i < events; i++) {
                write(out, deflater, envelope(pool, i));
            }
            deflater.end();
        }
    }

    private static byte[] envelope(TrafficPool pool, int index) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("{\"t\":\"%s\",\"s\":%d,\"op\":0,\"d\":"
                .formatted(pool.at(index).name(), GREETING + index)
                .getBytes(UTF_8));
        bytes.writeBytes(pool.jsonAt(index));
        bytes.write('}');
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Deflater deflater, byte[] payload) throws IOException {
        byte[] message = new byte[payload.length + payload.length / 100 + 100];
        deflater.setInput(payload);
        int length = deflater.deflate(message, 0, message.length, Deflater.SYNC_FLUSH);
        out.writeInt(payload.length);
        out.writeInt(length);
        out.write(message, 0, length);
    }

    /** Reads what {@link #generate} wrote. */
    static Session read(Path file) throws IOException {
        List<ByteBuffer> messages = new ArrayList<>();
        long inflated = 0;
        int largest = 0;
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (in.available() > 0) {
                int payload = in.readInt();
                byte[] message = in.readNBytes(in.readInt());
                inflated += payload;
                largest = Math.max(largest, payload);
                messages.add(
                        ByteBuffer.allocateDirect(message.length).put(message).flip());
            }
        }
        return new Session(messages, inflated, largest);
    }
}
