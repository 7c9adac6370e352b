package dev.shard.fleet;

import dev.shard.ShardException;
import dev.shard.ShardId;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that all shards of a fleet were to do did not come about, or not for all of them; the message names each shard, why,
 * and what to do. Shards that are not named did what they were asked to.
 */
public final class FleetException extends ShardException {
    private static final long serialVersionUID = 1L;

    /** A message is to be read; {@link #failures()} has them all. */
    private static final int MOST_NAMED = 5;

    private final transient Map<ShardId, Throwable> failures;

    FleetException(String message, @Nullable Throwable cause) {
        super(message, cause);
        failures = Map.of();
    }

    private FleetException(String message, Map<ShardId, Throwable> failures) {
        super(message, failures.values().iterator().next());
        this.failures = failures;
    }

    /** Some of the shards did not do what they were to; {@code failures} has at least one of them. */
    static FleetException of(String what, int shards, Map<ShardId, Throwable> failures) {
        Map<ShardId, Throwable> ordered =
                new TreeMap<>(Comparator.comparingInt(ShardId::count).thenComparingInt(ShardId::id));
        ordered.putAll(failures);
        StringBuilder message = new StringBuilder("%d of %d shards %s".formatted(failures.size(), shards, what));
        ordered.entrySet().stream()
                .limit(MOST_NAMED)
                .forEach(each -> message.append("; ").append(sentence(each.getKey(), each.getValue())));
        if (ordered.size() > MOST_NAMED) {
            message.append("; and ").append(ordered.size() - MOST_NAMED).append(" more");
        }
        return new FleetException(message.toString(), ordered);
    }

    private static String sentence(ShardId shard, Throwable why) {
        String text = String.valueOf(why.getMessage());
        return text.startsWith("shard=") ? text : "shard=" + shard + ": " + text;
    }

    /** Why, for each shard that failed; empty if the fleet failed as a whole. */
    public Map<ShardId, Throwable> failures() {
        return failures;
    }
}
