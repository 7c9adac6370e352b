package dev.shard.session.file;

import dev.shard.ShardId;
import dev.shard.spi.identify.IdentifyJournal.Entry;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;

/** An identify as it stands in the file. Keys sort by bot, then by time. */
final class IdentifyRecord {
    private static final long NANOS = 1_000_000_000;

    private IdentifyRecord() {}

    /** Everything of a bot begins with this. */
    static String prefix(String bot) {
        return bot + "/";
    }

    static String key(String bot, Instant at) {
        return prefix(bot)
                + "%020d".formatted(Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS), at.getNano()));
    }

    static byte[] encode(Entry entry) {
        return ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(entry.shard().id())
                .putInt(entry.shard().count())
                .putInt(entry.streak())
                .array();
    }

    static Entry decode(String key, byte[] content) {
        try {
            long nanos = Long.parseLong(key.substring(key.lastIndexOf('/') + 1));
            ByteBuffer in = ByteBuffer.wrap(content);
            ShardId shard = new ShardId(in.getInt(), in.getInt());
            return new Entry(
                    shard,
                    Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS)),
                    in.getInt());
        } catch (IllegalArgumentException | BufferUnderflowException unreadable) {
            throw new DamagedException("the record of an identify cannot be read");
        }
    }
}
