package dev.shard.simulation;

import dev.shard.Intent;
import dev.shard.Intents;
import dev.shard.codec.etf.EtfCodec;
import dev.shard.codec.json.JsonCodec;
import dev.shard.compression.zlib.NoCompression;
import dev.shard.compression.zlib.ZlibPayloadCompression;
import dev.shard.compression.zlib.ZlibStreamCompression;
import dev.shard.compression.zstd.ZstdStreamCompression;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.compression.Compression;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * What a world is like. Drawn from the seed alone, so that a shrunk script lives in the world of the long one.
 *
 * @param shards how many there are; they share a limiter
 * @param etf whether payloads are ETF
 * @param compression name of what is asked for first
 * @param intervalMillis of heartbeats
 * @param latencyMillis of one way, on average
 * @param buckets {@code max_concurrency}
 * @param permitMillis how long a permit is on its way, as from a limiter in another process
 * @param identifiesPerDay session starts that the Gateway grants
 * @param storing whether sessions are stored
 * @param autoReconnect see {@link dev.shard.ShardConfig#autoReconnect()}
 * @param maxAttempts see {@link dev.shard.BackoffPolicy}
 * @param consumerQueue events that may wait for the listener off the loop
 * @param dataFirst whether payloads begin with their data
 * @param cuts how often a compressed stream is cut elsewhere than between payloads, in per cent
 * @param replayBuffer events that the Gateway keeps for a resume
 */
record Setting(
        int shards,
        boolean etf,
        String compression,
        long intervalMillis,
        long latencyMillis,
        int buckets,
        long permitMillis,
        int identifiesPerDay,
        boolean storing,
        boolean autoReconnect,
        int maxAttempts,
        int consumerQueue,
        boolean dataFirst,
        int cuts,
        int replayBuffer) {
    /** Starts of a day that the limiter never uses. */
    static final int RESERVE = 2;

    private static final String[] COMPRESSIONS = {
        "none", "none", "zlib-stream", "zlib-stream", "zstd-stream", "zlib-payload"
    };
    private static final long[] INTERVALS = {6_000, 15_000, 30_000, 41_250};

    /** The world of a seed. */
    static Setting of(long seed) {
        SplittableRandom chance = new World(seed, new Trace(false)).chance("setting");
        int shards = chance.nextInt(10) < 7 ? 1 : 2 + chance.nextInt(3);
        boolean etf = chance.nextInt(3) == 0;
        String compression = COMPRESSIONS[chance.nextInt(etf ? 5 : 6)];
        return new Setting(
                shards,
                etf,
                compression,
                INTERVALS[chance.nextInt(INTERVALS.length)],
                10 + chance.nextInt(90),
                1 + chance.nextInt(2),
                chance.nextInt(3) == 0 ? chance.nextInt(3000) : 0,
                chance.nextInt(8) == 0 ? RESERVE + shards + chance.nextInt(4) : 1000,
                chance.nextInt(4) != 0,
                chance.nextInt(12) != 0,
                chance.nextInt(12) == 0 ? 4 : 0,
                4 + chance.nextInt(60),
                chance.nextBoolean(),
                chance.nextInt(3) == 0 ? 0 : 30,
                chance.nextInt(4) == 0 ? 20 : 1000);
    }

    /** As Java. */
    String asCode() {
        Object[] values = {
            shards,
            etf,
            "\"" + compression + "\"",
            intervalMillis,
            latencyMillis,
            buckets,
            permitMillis,
            identifiesPerDay,
            storing,
            autoReconnect,
            maxAttempts,
            consumerQueue,
            dataFirst,
            cuts,
            replayBuffer
        };
        return "new Setting(" + Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(", ")) + ")";
    }

    Codec codec() {
        return etf ? new EtfCodec() : new JsonCodec();
    }

    /** What is asked for first, and what there is to fall back to. */
    List<Compression> compressions() {
        Compression first = switch (compression) {
            case "zlib-stream" -> new ZlibStreamCompression();
            case "zstd-stream" -> new ZstdStreamCompression();
            case "zlib-payload" -> new ZlibPayloadCompression();
            default -> new NoCompression();
        };
        return compression.equals("none") ? List.of(first) : List.of(first, new NoCompression());
    }

    static Intents intents(boolean other) {
        return other ? Intents.of(Intent.GUILDS, Intent.GUILD_MEMBERS) : Intents.of(Intent.GUILDS);
    }
}
