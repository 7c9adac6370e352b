package dev.shard.sim.wire;

import dev.shard.sim.protocol.Payload;
import dev.shard.sim.protocol.PayloadData;
import dev.shard.sim.scenario.EnvelopeStyle;

/** Writes payloads in one encoding. Stateless. */
public interface PayloadEncoder {
    /** The payload with its envelope. */
    byte[] encode(Payload payload, EnvelopeStyle style);

    /** A whole payload, envelope included, that a test has written itself. */
    byte[] encodeVerbatim(PayloadData payload);
}
