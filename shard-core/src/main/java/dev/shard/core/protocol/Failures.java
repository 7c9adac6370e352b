package dev.shard.core.protocol;

import dev.shard.CloseCode;
import dev.shard.CloseStatus;
import dev.shard.Intents;
import dev.shard.ShardException;
import dev.shard.ShardFailedException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a shard stops for good, and what to do about it, in words. */
final class Failures {
    private final MachineSettings settings;

    Failures(MachineSettings settings) {
        this.settings = settings;
    }

    /** The last connection ended in a way that is final. */
    ShardFailedException ended(CloseStatus status) {
        return reason(status, ClosePlan.tokenRefused(status) ? tokenRefused() : closedForGood(status));
    }

    /** As many attempts as were allowed. */
    ShardFailedException gaveUp(CloseStatus status, int attempts) {
        return reason(
                status,
                "gave up after %d unproductive %s in a row, the last: %s; raise the backoff's maxAttempts to try longer"
                        .formatted(attempts, attempts == 1 ? "connection" : "connections", status.describe()));
    }

    /** The session store belongs to another process, and the shard with it. */
    ShardFailedException takenOver(CloseStatus status, ShardException holder) {
        return new ShardFailedException(
                settings.shard(),
                status,
                "shard=%s stopped because another process runs it now: two would take the session from each other; stop"
                                .formatted(settings.shard())
                        + " one of them, or give each its own shards (" + holder.getMessage() + ")",
                holder);
    }

    private static String tokenRefused() {
        return "was refused by GET /gateway/bot: 401 unauthorized: " + CloseCode.AUTHENTICATION_FAILED.remedy();
    }

    private String closedForGood(CloseStatus status) {
        @Nullable CloseCode known = CloseCode.find(status.code());
        if (known == null) {
            return "stopped because its configuration makes close code %d final (%s); change its closeAction to go on"
                    .formatted(status.code(), status.describe());
        }
        return "closed by Discord: %d %s: %s%s".formatted(known.code(), words(known), details(known), known.remedy());
    }

    private String details(CloseCode code) {
        Intents privileged = settings.intents().privileged();
        return code == CloseCode.DISALLOWED_INTENTS && privileged.bits() != 0
                ? privileged.asSet().toString().replaceAll("[\\[\\]]", "")
                        + (privileged.asSet().size() == 1 ? " is privileged; " : " are privileged; ")
                : "";
    }

    private static String words(CloseCode code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private ShardFailedException reason(CloseStatus status, String what) {
        return new ShardFailedException(
                settings.shard(), status, "shard=" + settings.shard() + " " + what, status.failure());
    }
}
