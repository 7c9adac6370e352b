package dev.shard;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line under a bot's name.
 *
 * @param type what kind of activity
 * @param name its name
 * @param state second line; for {@link Type#CUSTOM} the text that is shown; null for none
 * @param url where a stream is, on twitch.tv or youtube.com; null for none
 */
public record Activity(
        Type type,
        String name,
        @Nullable String state,
        @Nullable String url) {
    /** Kinds of activity, with their numbers on the wire. */
    public enum Type {
        /** Playing {name}. */
        PLAYING(0),
        /** Streaming {name}. */
        STREAMING(1),
        /** Listening to {name}. */
        LISTENING(2),
        /** Watching {name}. */
        WATCHING(3),
        /** {state}. */
        CUSTOM(4),
        /** Competing in {name}. */
        COMPETING(5);

        private final int number;

        Type(int number) {
            this.number = number;
        }
    }

    /** Checks that name and type are there. */
    public Activity {
        requireNonNull(type, "type");
        requireNonNull(name, "name");
    }

    /** An activity that is only a name. */
    public static Activity of(Type type, String name) {
        return new Activity(type, name, null, null);
    }

    /** A status text of one's own. */
    public static Activity custom(String text) {
        return new Activity(Type.CUSTOM, "Custom Status", requireNonNull(text, "text"), null);
    }

    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("type", type.number);
        if (state != null) {
            data.put("state", state);
        }
        if (url != null) {
            data.put("url", url);
        }
        return data;
    }
}
