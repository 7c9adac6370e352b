package dev.shard.sim.wire;

import dev.shard.sim.protocol.Inbound;

/** Erlang's external term format from a client: never compressed, and every key of a map a string. */
final class EtfDecoder implements PayloadDecoder {
    @Override
    public Inbound decode(byte[] payload) throws MalformedPayloadException {
        return Envelope.read(new TermReader(payload).read());
    }
}
