package dev.shard.core.wiring;

import com.typesafe.config.ConfigObject;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the key that a message speaks of, so that the line of that key can be named. */
final class KeyInMessage {
    private static final Pattern HYPHEN = Pattern.compile("-([a-z])");

    private KeyInMessage() {}

    /** The key of the section that stands first in the message, as written or in camel case; null if none does. */
    static @Nullable String find(String message, ConfigObject section) {
        String found = null;
        int first = Integer.MAX_VALUE;
        for (String key : section.keySet()) {
            int at = indexOf(key, message);
            if (at >= 0 && at < first) {
                first = at;
                found = key;
            }
        }
        return found;
    }

    private static int indexOf(String key, String message) {
        String camel = HYPHEN.matcher(key).replaceAll(hyphen -> hyphen.group(1).toUpperCase(Locale.ROOT));
        Matcher word = Pattern.compile("(?<![\\w-])(" + Pattern.quote(key) + "|" + Pattern.quote(camel) + ")(?![\\w-])")
                .matcher(message);
        return word.find() ? word.start() : -1;
    }
}
