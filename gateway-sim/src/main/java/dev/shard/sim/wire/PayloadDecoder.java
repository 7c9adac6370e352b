package dev.shard.sim.wire;

import dev.shard.sim.protocol.Inbound;

/** Reads payloads in one encoding. Stateless. */
public interface PayloadDecoder {
    /**
     * Reads the envelope and the data.
     *
     * @throws MalformedPayloadException if the bytes are no payload
     */
    Inbound decode(byte[] payload) throws MalformedPayloadException;
}
