package dev.shard.tck.compression;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.spi.compression.PayloadSink;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Keeps a copy of each payload. */
public final class Received implements PayloadSink {
    private final List<byte[]> payloads = new ArrayList<>();

    @Override
    public void onPayload(ByteBuffer payload) {
        byte[] copy = new byte[payload.remaining()];
        payload.get(copy);
        payloads.add(copy);
    }

    /** In order. */
    public List<byte[]> payloads() {
        return payloads;
    }

    /** In order, as UTF-8. */
    public List<String> texts() {
        return payloads.stream().map(payload -> new String(payload, UTF_8)).toList();
    }
}
