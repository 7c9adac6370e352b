package dev.shard.sim.protocol;

import dev.shard.sim.report.ShardId;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The guilds of the bot, and how it has to be sharded.
 *
 * @param guilds ids of the guilds that the bot is in
 * @param membersPerGuild how many members a guild's list has
 * @param recommendedShards {@code shards} of Get Gateway Bot
 * @param shardMultiple what a shard count must be a multiple of; above 1 for large bots only
 */
public record Fleet(List<Long> guilds, int membersPerGuild, int recommendedShards, int shardMultiple) {
    /** More guilds on one shard ask for more shards. */
    static final int MAX_GUILDS_PER_SHARD = 2500;

    private static final long FIRST_GUILD = 1_100_000_000_000_000_100L;

    public Fleet {
        guilds = List.copyOf(guilds);
    }

    /** Ids of this many guilds, which spread evenly over any number of shards. */
    public static List<Long> guilds(int count) {
        return LongStream.range(0, count).mapToObj(i -> FIRST_GUILD + (i << 22)).toList();
    }

    public List<Long> guildsOf(ShardId shard) {
        return guilds.stream().filter(shard::owns).toList();
    }

    boolean isCrowded(ShardId shard) {
        return guildsOf(shard).size() > MAX_GUILDS_PER_SHARD;
    }
}
