package dev.shard;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a bot appears: in IDENTIFY and in {@link dev.shard.command.PresenceUpdate}.
 *
 * @param status the dot
 * @param activities the lines; copied
 * @param since since when the bot is idle; null if it is not
 * @param afk whether the bot is away from its keyboard
 */
public record Presence(
        OnlineStatus status,
        List<Activity> activities,
        @Nullable Instant since,
        boolean afk) {
    /** Copies the list. */
    public Presence {
        requireNonNull(status, "status");
        activities = List.copyOf(activities);
    }

    /** A dot and any number of lines. */
    public static Presence of(OnlineStatus status, Activity... activities) {
        return new Presence(status, List.of(activities), null, false);
    }

    /** The object of the wire, all four keys present. */
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("since", since == null ? null : since.toEpochMilli());
        data.put("activities", activities.stream().map(Activity::data).toList());
        data.put("status", status.wireName());
        data.put("afk", afk);
        return data;
    }
}
