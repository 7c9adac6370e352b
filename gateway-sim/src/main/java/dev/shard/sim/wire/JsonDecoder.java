package dev.shard.sim.wire;

import dev.shard.sim.protocol.Inbound;
import dev.shard.sim.protocol.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** JSON from a client. */
final class JsonDecoder implements PayloadDecoder {
    @Override
    public Inbound decode(byte[] payload) throws MalformedPayloadException {
        return Envelope.read(parse(payload));
    }

    private static JsonNode parse(byte[] payload) throws MalformedPayloadException {
        try {
            return Json.parse(payload);
        } catch (JacksonException e) {
            // The parser's own message quotes what it read, which may be a token.
            throw new MalformedPayloadException("not JSON");
        }
    }
}
