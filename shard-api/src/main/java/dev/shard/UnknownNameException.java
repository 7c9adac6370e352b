package dev.shard;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A name that nothing has. The message says what was asked for, the nearest name if one is near, and all that exist. */
public final class UnknownNameException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final List<String> available;

    /**
     * Takes what was asked for.
     *
     * @param kind what kind of thing the name should have named, such as {@code intent}
     * @param name the name as it was written
     * @param available every name of that kind
     */
    public UnknownNameException(String kind, String name, Collection<String> available) {
        this(
                kind,
                name,
                available,
                nearest(name, List.copyOf(available))
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(";"));
    }

    private UnknownNameException(String kind, String name, Collection<String> available, String hint) {
        super("no " + kind + " named \"" + name + "\"" + hint + " Available: "
                + (available.isEmpty() ? "none" : String.join(", ", available)));
        this.name = name;
        this.available = List.copyOf(available);
    }

    /**
     * The name of a module that exists and is not there.
     *
     * @param artifact coordinates of what to add, for example {@code dev.shard:codec-etf}
     */
    public static UnknownNameException missing(
            String kind, String name, Collection<String> available, String artifact) {
        return new UnknownNameException(kind, name, available, " here; add " + artifact + " to the class path.");
    }

    /** The name as it was written. */
    public String name() {
        return name;
    }

    /** Every name that would have worked. */
    public List<String> available() {
        return available;
    }

    /** The available name with the fewest typing mistakes; empty if it has too many to be what was meant. */
    public static Optional<String> nearest(String name, List<String> available) {
        return available.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(candidate -> distance(name, candidate) <= Math.max(2, name.length() / 3));
    }

    /** Levenshtein distance without regard to case. */
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
