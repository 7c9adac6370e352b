package dev.shard.core.wiring;

import dev.shard.Activity;
import dev.shard.OnlineStatus;
import dev.shard.Presence;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code shard.presence}. */
final class PresenceReader {
    private static final Set<String> ACTIVITY_KEYS = Set.of("type", "name", "state", "url");

    private PresenceReader() {}

    /** The presence; null if nothing is set. */
    static @Nullable Presence read(SettingReader keys) {
        OnlineStatus status = keys.optional("status", text -> Names.parse("online status", OnlineStatus.class, text));
        List<Activity> activities = new ArrayList<>();
        keys.objects("activities", activity -> activities.add(activity(activity)));
        Instant since = keys.optional("idle-since", PresenceReader::instant);
        boolean afk = keys.flag("afk", false);
        if (status == null && activities.isEmpty() && since == null && !afk) {
            return null;
        }
        return new Presence(status == null ? OnlineStatus.ONLINE : status, activities, since, afk);
    }

    private static Activity activity(SettingReader keys) {
        keys.allowOnly(ACTIVITY_KEYS);
        Activity.Type type = keys.text(
                "type", text -> Names.parse("activity type", Activity.Type.class, text), Activity.Type.PLAYING);
        String state = keys.optional("state", text -> text);
        String name = keys.optional("name", text -> text);
        if (name == null && (type != Activity.Type.CUSTOM || state == null)) {
            throw new IllegalArgumentException("needs a name; or the type custom and a state, which is its text");
        }
        String shown = name == null ? Activity.custom("").name() : name;
        return new Activity(type, shown, state, keys.optional("url", text -> text));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException notAMoment) {
            throw new IllegalArgumentException(
                    "must be a moment such as 2026-01-31T12:00:00Z, was \"" + text + "\"", notAMoment);
        }
    }
}
