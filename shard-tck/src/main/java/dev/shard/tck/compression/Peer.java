package dev.shard.tck.compression;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Compresses one connection's payloads. */
@FunctionalInterface
public interface Peer {
    /** One message. */
    byte[] send(byte[] payload);

    /** One message. */
    default byte[] send(String payload) {
        return send(payload.getBytes(UTF_8));
    }
}
