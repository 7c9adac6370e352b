package dev.shard;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What RESUME needs: everything that must be kept to continue a session on another connection or in another process. It
 * never holds the token.
 *
 * @param shard the pair the session was identified with; it can be resumed with no other
 * @param sessionId from READY
 * @param sequence how far the session has come; at least 0. In what a shard tells, the last event that was handed to the
 *     listeners; in what a store keeps, the last one from which every listener has returned
 * @param resumeUrl {@code resume_gateway_url} from READY; null if READY had none, then the Gateway's usual URL serves
 * @param intents the bit field the session was identified with
 * @param apiVersion Gateway version, which a resume must not change
 * @param bot {@link BotToken#fingerprint()} of the bot it belongs to
 * @param updatedAt wall-clock time of the last change; sessions die a few minutes after their connection
 */
public record ShardSession(
        ShardId shard,
        String sessionId,
        long sequence,
        @Nullable URI resumeUrl,
        int intents,
        int apiVersion,
        String bot,
        Instant updatedAt) {
    /** Checks that the id is not empty and the sequence not negative. */
    public ShardSession {
        requireNonNull(shard, "shard");
        requireNonNull(bot, "bot");
        requireNonNull(updatedAt, "updatedAt");
        if (requireNonNull(sessionId, "sessionId").isEmpty()) {
            throw new IllegalArgumentException("sessionId is empty");
        }
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence must not be negative, was " + sequence);
        }
    }

    /** The same session, further on. */
    public ShardSession withSequence(long value) {
        return new ShardSession(shard, sessionId, value, resumeUrl, intents, apiVersion, bot, updatedAt);
    }

    /** The same session, last changed at another time. */
    public ShardSession withUpdatedAt(Instant value) {
        return new ShardSession(shard, sessionId, sequence, resumeUrl, intents, apiVersion, bot, value);
    }
}
