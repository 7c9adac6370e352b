package dev.shard.sim.wire;

import dev.shard.sim.protocol.Inbound;
import tools.jackson.databind.JsonNode;

/** What a client's payload looks like, whatever its encoding. */
final class Envelope {
    private Envelope() {}

    static Inbound read(JsonNode root) throws MalformedPayloadException {
        if (!root.isObject()) {
            throw new MalformedPayloadException("the top level is no object");
        }
        JsonNode op = root.path("op");
        if (!op.isIntegralNumber() || !op.canConvertToInt()) {
            throw new MalformedPayloadException("op is missing or no integer");
        }
        return new Inbound(op.intValue(), root.path("d"));
    }
}
