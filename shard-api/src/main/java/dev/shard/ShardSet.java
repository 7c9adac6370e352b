package dev.shard;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Which shards to run: all that Discord recommends, or some of a given count. Immutable. */
public final class ShardSet {
    private static final ShardSet ALL = new ShardSet(0, new TreeSet<>());
    private static final Pattern TEXT = Pattern.compile("([0-9,\\s-]+)/\\s*(\\d{1,6})");
    private static final Pattern PART = Pattern.compile("(\\d{1,6})(?:\\s*-\\s*(\\d{1,6}))?");
    private static final String FORMS =
            "say all, 0-15/16 (a range and how many there are) or 3,5/16 (single ids and how many there are)";

    private final int count;
    private final SortedSet<Integer> ids;

    private ShardSet(int count, SortedSet<Integer> ids) {
        this.count = count;
        this.ids = ids;
    }

    /** As many as {@code GET /gateway/bot} recommends, and all of them. */
    public static ShardSet all() {
        return ALL;
    }

    /** All shards of a count. */
    public static ShardSet of(int count) {
        return range(0, count - 1, count);
    }

    /** Consecutive shards of a count, both ends included; the others run elsewhere. */
    public static ShardSet range(int first, int last, int count) {
        if (last < first) {
            throw new IllegalArgumentException(
                    "a range of shards must not end before it begins, was " + first + "-" + last);
        }
        return checked(IntStream.rangeClosed(checkedId(first, count), checkedId(last, count)), count);
    }

    /** Single shards of a count; the others run elsewhere. */
    public static ShardSet of(List<ShardId> shards) {
        int count = shards.isEmpty() ? 0 : shards.get(0).count();
        if (shards.stream().anyMatch(shard -> shard.count() != count)) {
            throw new IllegalArgumentException("the shards of one set must be of one count, were " + shards);
        }
        return checked(shards.stream().mapToInt(ShardId::id), count);
    }

    /**
     * Reads {@code all}, {@code 0-15/16}, {@code 3,5/16} or {@code 0-3,8/16}.
     *
     * @throws IllegalArgumentException if the text has another form or names a shard that the count does not have
     */
    public static ShardSet parse(String text) {
        String spec = requireNonNull(text, "text").strip();
        if (spec.equalsIgnoreCase("all")) {
            return ALL;
        }
        Matcher matcher = TEXT.matcher(spec);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no set of shards: \"" + text + "\"; " + FORMS);
        }
        int count = Integer.parseInt(matcher.group(2));
        SortedSet<Integer> ids = new TreeSet<>();
        for (String part : matcher.group(1).split(",", -1)) {
            ids.addAll(parsePart(part.strip(), count, text));
        }
        return new ShardSet(count, ids);
    }

    private static SortedSet<Integer> parsePart(String part, int count, String text) {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "no set of shards: \"" + text + "\", because of \"" + part + "\"; " + FORMS);
        }
        int first = Integer.parseInt(matcher.group(1));
        return range(first, matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2)), count).ids;
    }

    private static int checkedId(int id, int count) {
        return new ShardId(id, count).id();
    }

    private static ShardSet checked(IntStream ids, int count) {
        SortedSet<Integer> set = new TreeSet<>();
        ids.forEach(id -> set.add(checkedId(id, count)));
        if (set.isEmpty()) {
            throw new IllegalArgumentException("a set needs at least one shard");
        }
        return new ShardSet(count, set);
    }

    /** Whether the number is Discord's to say. */
    public boolean isAll() {
        return count == 0;
    }

    /** Whether it is one shard and no more. */
    public boolean isSingle() {
        return ids.size() == 1;
    }

    /** Whether no shard of the count runs elsewhere. */
    public boolean isWhole() {
        return isAll() || ids.size() == count;
    }

    /**
     * The shards, lower ids first.
     *
     * @param recommended what {@link #all()} stands for, at least 1
     */
    public List<ShardId> shards(int recommended) {
        if (isAll()) {
            return of(recommended).shards(recommended);
        }
        List<ShardId> shards = new ArrayList<>();
        ids.forEach(id -> shards.add(new ShardId(id, count)));
        return List.copyOf(shards);
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        if (isAll()) {
            return "all";
        }
        StringBuilder text = new StringBuilder();
        for (Integer id : ids) {
            boolean opens = !ids.contains(id - 1);
            boolean closes = !ids.contains(id + 1);
            if (opens) {
                text.append(text.isEmpty() ? "" : ",").append(id);
            } else if (closes) {
                text.append('-').append(id);
            }
        }
        return text.append('/').append(count).toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShardSet set && set.count == count && set.ids.equals(ids);
    }

    @Override
    public int hashCode() {
        return ids.hashCode() * 31 + count;
    }
}
