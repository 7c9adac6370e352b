package dev.shard;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** An immutable set of {@link Intent}s: the {@code intents} bit field of IDENTIFY. */
public final class Intents {
    private static final Map<String, Intent> FORMER_NAMES =
            Map.of("GUILD_BANS", Intent.GUILD_MODERATION, "GUILD_EMOJIS_AND_STICKERS", Intent.GUILD_EXPRESSIONS);

    private static final Intents NONE = new Intents(EnumSet.noneOf(Intent.class));
    private static final Intents ALL = new Intents(EnumSet.allOf(Intent.class));

    private final Set<Intent> members;
    private final int bits;

    private Intents(EnumSet<Intent> members) {
        this.members = Collections.unmodifiableSet(members);
        this.bits = members.stream().mapToInt(Intent::mask).sum();
    }

    /** No intent at all: only events that no intent gates arrive. */
    public static Intents none() {
        return NONE;
    }

    /** Every intent, the privileged ones included. */
    public static Intents all() {
        return ALL;
    }

    /** Every intent that needs no permission in the developer portal. */
    public static Intents nonPrivileged() {
        return ALL.filtered(intent -> !intent.privileged());
    }

    /** Just these. */
    public static Intents of(Intent... intents) {
        return of(Arrays.asList(intents));
    }

    /** Just these. */
    public static Intents of(Collection<Intent> intents) {
        EnumSet<Intent> set = EnumSet.noneOf(Intent.class);
        set.addAll(intents);
        return new Intents(set);
    }

    /**
     * Reads a bit field.
     *
     * @throws IllegalArgumentException if a bit is set that Discord does not define (close code 4013)
     */
    public static Intents ofBits(long bits) {
        long undefined = bits & ~ALL.bits;
        if (undefined != 0) {
            throw new IllegalArgumentException("intents " + bits + " has undefined bits (" + undefined
                    + "); defined are " + ALL.bits + " (all intents)");
        }
        return ALL.filtered(intent -> (bits & intent.mask()) != 0);
    }

    /**
     * Reads a list of names separated by commas, white space or {@code |}, or a bit field in decimal. Case does not
     * matter; {@code ALL}, {@code NONE} and {@code NON_PRIVILEGED} stand for the sets of those names.
     *
     * @throws IllegalArgumentException if a name is unknown; the message names it, the nearest and all known names
     */
    public static Intents parse(String text) {
        String trimmed = requireNonNull(text, "text").strip();
        if (trimmed.matches("\\d{1,18}")) {
            return ofBits(Long.parseLong(trimmed));
        }
        EnumSet<Intent> set = EnumSet.noneOf(Intent.class);
        for (String word : trimmed.split("[,|\\s]+")) {
            if (!word.isEmpty()) {
                set.addAll(named(word.toUpperCase(Locale.ROOT)).members);
            }
        }
        return new Intents(set);
    }

    private static Intents named(String name) {
        return switch (name) {
            case "ALL" -> ALL;
            case "NONE" -> NONE;
            case "NON_PRIVILEGED" -> nonPrivileged();
            default -> {
                Intent former = FORMER_NAMES.get(name);
                yield former != null ? of(former) : of(single(name));
            }
        };
    }

    private static Intent single(String name) {
        for (Intent intent : Intent.values()) {
            if (intent.name().equals(name)) {
                return intent;
            }
        }
        throw new UnknownNameException(
                "intent", name, Arrays.stream(Intent.values()).map(Intent::name).toList());
    }

    private Intents filtered(Predicate<Intent> keep) {
        return of(members.stream().filter(keep).toList());
    }

    /** The bit field as IDENTIFY carries it. */
    public int bits() {
        return bits;
    }

    /** Whether the intent is in the set. */
    public boolean contains(Intent intent) {
        return members.contains(intent);
    }

    /** Whether at least one of the others is in the set. */
    public boolean containsAny(Intents others) {
        return (bits & others.bits) != 0;
    }

    /** This set and one more. */
    public Intents with(Intent intent) {
        return ofBits(bits | intent.mask());
    }

    /** The members in order of their bits; unmodifiable. */
    public Set<Intent> asSet() {
        return members;
    }

    /** Those members that need permission in the developer portal. */
    public Intents privileged() {
        return filtered(Intent::privileged);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Intents that && that.bits == bits;
    }

    @Override
    public int hashCode() {
        return bits;
    }

    /** Names in order of their bits, for example {@code [GUILDS, GUILD_MESSAGES]}. */
    @Override
    public String toString() {
        return members.toString();
    }
}
