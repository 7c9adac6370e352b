package dev.shard;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which shard of how many: the {@code shard} array of IDENTIFY.
 *
 * @param id zero-based, below {@code count}
 * @param count how many shards the bot runs, at least 1
 * @see "Discord documentation, Sharding"
 */
public record ShardId(int id, int count) {
    /** The only shard of a bot that needs no sharding. */
    public static final ShardId SINGLE = new ShardId(0, 1);

    private static final Pattern TEXT = Pattern.compile("\\s*\\[?\\s*(\\d{1,9})\\s*[,/]\\s*(\\d{1,9})\\s*]?\\s*");

    /** Checks that {@code 0 <= id < count}; Discord would answer anything else with close code 4010. */
    public ShardId {
        if (count < 1) {
            throw new IllegalArgumentException("shard count must be at least 1, was " + count);
        }
        if (id < 0 || id >= count) {
            throw new IllegalArgumentException("shard id must be from 0 to " + (count - 1) + " for " + count
                    + (count == 1 ? " shard" : " shards") + ", was " + id);
        }
    }

    /** Same as the constructor; reads better where statically imported names abound. */
    public static ShardId of(int id, int count) {
        return new ShardId(id, count);
    }

    /**
     * Reads {@code "3,16"}, {@code "3/16"} or {@code "[3,16]"}.
     *
     * @throws IllegalArgumentException if the text has another form or the numbers do not fit together
     */
    public static ShardId parse(String text) {
        Matcher matcher = TEXT.matcher(requireNonNull(text, "text"));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "shard must be given as ID,COUNT, for example 3,16; was \"" + text + "\"");
        }
        return new ShardId(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /**
     * The shard that receives a guild's events: {@code (guildId >> 22) % count}.
     *
     * @param guildId snowflake, read as unsigned
     * @param count number of shards, at least 1
     */
    public static ShardId ofGuild(long guildId, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("shard count must be at least 1, was " + count);
        }
        return new ShardId((int) ((guildId >>> 22) % count), count);
    }

    /**
     * The identify bucket of this shard: {@code id % maxConcurrency}.
     *
     * @param maxConcurrency from {@code GET /gateway/bot}, at least 1
     */
    public int bucket(int maxConcurrency) {
        if (maxConcurrency < 1) {
            throw new IllegalArgumentException("maxConcurrency must be at least 1, was " + maxConcurrency);
        }
        return id % maxConcurrency;
    }

    /** The form of the wire and of every log line: {@code [3,16]}. */
    @Override
    public String toString() {
        return "[" + id + "," + count + "]";
    }
}
