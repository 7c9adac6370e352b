package dev.shard.sim.protocol;

import tools.jackson.databind.JsonNode;

/**
 * A payload that a client sent.
 *
 * @param data {@code d}; a missing node where the key was absent
 */
public record Inbound(int op, JsonNode data) {}
