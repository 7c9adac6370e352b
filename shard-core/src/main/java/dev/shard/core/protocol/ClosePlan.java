package dev.shard.core.protocol;

import dev.shard.CloseAction;
import dev.shard.CloseCode;
import dev.shard.CloseStatus;
import dev.shard.CloseStatus.Origin;
import dev.shard.TransportException;
import java.time.Duration;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * What the end of a connection means for the next one.
 *
 * @see "Discord documentation, Gateway Close Event Codes"
 */
final class ClosePlan {
    private static final Duration LEAST_AFTER_COMPLAINT = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
    private static final int UNAUTHORIZED = 401;

    /** Codes of RFC 6455 by which a peer complains, or says that it has trouble: better not to come back at once. */
    private static final Set<Integer> COMPLAINTS =
            Set.of(1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, CloseCode.RATE_LIMITED.code());

    private final IntFunction<CloseAction> actions;

    /** With the action for each close code, see {@link dev.shard.ShardConfig#closeAction}. */
    ClosePlan(IntFunction<CloseAction> actions) {
        this.actions = actions;
    }

    /** What to do next, as far as this alone decides. Only what the peer says can be final. */
    CloseAction action(CloseStatus status) {
        return switch (status.origin()) {
            case LOCAL -> CloseStatus.endsSession(status.code()) ? CloseAction.IDENTIFY : CloseAction.RESUME;
            case PEER, LOST -> actions.apply(status.code());
            case NEVER_OPENED -> tokenRefused(status) ? CloseAction.FAIL : CloseAction.RESUME;
        };
    }

    /** Whether {@code GET /gateway/bot} refused the token. */
    static boolean tokenRefused(CloseStatus status) {
        TransportException failure = status.failure();
        return status.origin() == Origin.NEVER_OPENED
                && failure != null
                && failure.phase() == TransportException.Phase.LOCATE
                && failure.httpStatus() == UNAUTHORIZED;
    }

    /** The least wait before the next connection: what the server asked for, up to an hour (S27). */
    static Duration leastDelay(CloseStatus status) {
        TransportException failure = status.failure();
        Duration asked = failure == null ? null : failure.retryAfter();
        if (asked != null && !asked.isNegative()) {
            return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
        }
        boolean complaint = status.origin() == Origin.PEER && COMPLAINTS.contains(status.code());
        return complaint ? LEAST_AFTER_COMPLAINT : Duration.ZERO;
    }
}
