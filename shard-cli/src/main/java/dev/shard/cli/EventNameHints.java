package dev.shard.cli;

import dev.shard.EventName;
import dev.shard.UnknownNameException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** A word of warning for event names that nobody documents: they may exist, but mostly they are typing mistakes. */
final class EventNameHints {
    private static final List<String> DOCUMENTED =
            Arrays.stream(EventName.values()).map(EventName::name).toList();

    private EventNameHints() {}

    static void warnAboutUndocumented(Collection<String> names, PrintWriter err) {
        for (String name : names) {
            if (EventName.find(name) == null) {
                err.println("shard: note: " + undocumented(name));
            }
        }
        err.flush();
    }

    /** The words for a name that is not documented. */
    static String undocumented(String name) {
        String hint = UnknownNameException.nearest(name, DOCUMENTED)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
        return name + " is not a documented event" + hint;
    }
}
