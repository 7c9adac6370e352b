package dev.shard.sim.report;

/**
 * Which part of the guilds a session receives: {@code id} of {@code count}.
 *
 * @param id from 0, less than {@code count}
 * @param count at least 1
 */
public record ShardId(int id, int count) {
    /** What a session without a shard pair is routed like. */
    public static final ShardId UNSHARDED = new ShardId(0, 1);

    public ShardId {
        if (count < 1 || id < 0 || id >= count) {
            throw new IllegalArgumentException("shard id must be in [0, count), was [" + id + ", " + count + "]");
        }
    }

    /** Whether events of this guild are this shard's. Source: Discord, "Sharding Formula". */
    public boolean owns(long guildId) {
        return (guildId >>> 22) % count == id;
    }

    @Override
    public String toString() {
        return "[" + id + "," + count + "]";
    }
}
