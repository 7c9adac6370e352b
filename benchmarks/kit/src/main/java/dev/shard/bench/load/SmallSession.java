package dev.shard.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;

/** A session in JSON and zlib-stream of events that every library knows, to try a client out with. */
public final class SmallSession {
    /** The kind to ask the load server for. */
    public static final String KIND = "small";

    private static final String HELLO = "{\"t\":null,\"s\":null,\"op\":10,\"d\":{\"heartbeat_interval\":600000}}";
    private static final String ACKNOWLEDGEMENT = "{\"t\":null,\"s\":null,\"op\":11,\"d\":null}";
    private static final String READY = "{\"t\":\"READY\",\"s\":1,\"op\":0,\"d\":{\"v\":10,\"user\":{\"id\":\"1\","
            + "\"username\":\"bench\",\"discriminator\":\"0\",\"global_name\":null,\"avatar\":null,\"bot\":true,\"flags\":0},"
            + "\"guilds\":[],\"session_id\":\"bench\",\"resume_gateway_url\":\"ws://127.0.0.1:9\","
            + "\"application\":{\"id\":\"1\",\"flags\":0},\"private_channels\":[]}}";
    private static final String TYPING = "{\"t\":\"TYPING_START\",\"s\":%d,\"op\":0,"
            + "\"d\":{\"channel_id\":\"2\",\"user_id\":\"3\",\"timestamp\":1700000000}}";
    private static final int SLACK = 128;

    private SmallSession() {}

    /** Writes a session of so many events into a folder. */
    public static void write(Path folder, int events) throws IOException {
        Deflater deflater = new Deflater();
        try (var session = new SessionWriter(folder, KIND + "-json-zlib-stream", false)) {
            write(session, deflater, HELLO);
            write(session, deflater, ACKNOWLEDGEMENT);
            write(session, deflater, READY);
            for (int i = 0; i < events; i++) {
                write(session, deflater, TYPING.formatted(i + 2));
            }
        } finally {
            deflater.end();
        }
    }

    private static void write(SessionWriter session, Deflater deflater, String json) throws IOException {
        byte[] payload = json.getBytes(UTF_8);
        byte[] message = new byte[payload.length + SLACK];
        deflater.setInput(payload);
        int length = deflater.deflate(message, 0, message.length, Deflater.SYNC_FLUSH);
        session.write(Arrays.copyOf(message, length), payload.length);
    }
}
