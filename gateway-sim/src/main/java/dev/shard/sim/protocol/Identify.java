package dev.shard.sim.protocol;

import dev.shard.sim.report.ShardId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An IDENTIFY, as far as its values make sense.
 *
 * @param isSharded whether there is a shard pair at all
 * @param shard null if the pair is malformed
 * @param intents -1 if they are missing or no number
 * @param largeThreshold -1 if it is no number
 * @param compress whether payloads may be compressed one by one
 */
public record Identify(
        String token, boolean isSharded, @Nullable ShardId shard, long intents, int largeThreshold, boolean compress) {
    private static final int DEFAULT_LARGE_THRESHOLD = 50;

    /** Reads data that has the shape of an IDENTIFY. */
    public static Identify parse(JsonNode d) {
        return new Identify(
                Tokens.bare(d.path("token").stringValue()),
                d.hasNonNull("shard"),
                shard(d.path("shard")),
                d.path("intents").isIntegralNumber() ? d.path("intents").asLong(-1) : -1,
                largeThreshold(d.path("large_threshold")),
                d.path("compress").asBoolean(false));
    }

    /** The shard to route by; for a pair that was malformed and tolerated, the same as for none. */
    public ShardId routing() {
        return shard != null ? shard : ShardId.UNSHARDED;
    }

    private static @Nullable ShardId shard(JsonNode pair) {
        if (pair.isMissingNode() || pair.isNull()) {
            return ShardId.UNSHARDED;
        }
        boolean numbers =
                pair.isArray() && pair.size() == 2 && pair.valueStream().allMatch(JsonNode::isInt);
        if (!numbers) {
            return null;
        }
        int id = pair.get(0).intValue();
        int count = pair.get(1).intValue();
        return id >= 0 && id < count ? new ShardId(id, count) : null;
    }

    private static int largeThreshold(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return DEFAULT_LARGE_THRESHOLD;
        }
        return value.isInt() ? value.intValue() : -1;
    }
}
