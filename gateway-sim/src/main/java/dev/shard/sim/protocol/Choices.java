package dev.shard.sim.protocol;

import dev.shard.sim.report.Reaction;
import dev.shard.sim.report.Violation;
import dev.shard.sim.scenario.TermStyle;
import java.util.Map;

/**
 * What Discord's documentation leaves open.
 *
 * @param reactions to violations, where they differ from the default
 * @param refusedResume the answer to a RESUME of a session that is unknown, expired, or not kept back far enough
 * @param slidingWindow whether 120 payloads per minute are counted in a sliding window, or in fixed ones
 * @param badVersionIsHttp400 whether an unsupported version is refused at the upgrade already
 * @param compressionLevel of zlib and zstd, 0 (not at all) to 9
 * @param payloadCompressionBytes payloads of at least this size are compressed for {@code identify.compress}
 * @param terms how payloads are written in ETF
 */
public record Choices(
        Map<Violation, Reaction> reactions,
        Reaction refusedResume,
        boolean slidingWindow,
        boolean badVersionIsHttp400,
        int compressionLevel,
        int payloadCompressionBytes,
        TermStyle terms) {

    public Choices {
        reactions = Map.copyOf(reactions);
    }

    public Reaction reactionTo(Violation violation) {
        return reactions.getOrDefault(violation, violation.defaultReaction());
    }
}
