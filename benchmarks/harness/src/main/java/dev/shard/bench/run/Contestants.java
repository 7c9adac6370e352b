package dev.shard.bench.run;

import java.util.ArrayList;
import java.util.List;

/** Who takes part in what. */
final class Contestants {
    static final Contestant BARE_INFLATER = Contestant.floor("bare `Inflater`", "inflater");
    static final Contestant BARE_ZSTD = Contestant.floor("bare zstd-jni", "zstd");
    static final Contestant NETTY_FLOOR = Contestant.floor("Netty + `Inflater` + drop", "netty");
    static final Contestant TREE_FLOOR = Contestant.floor("`Inflater` + `JsonNode`", "inflater-tree");
    static final Contestant DRAIN_ZLIB = Contestant.floor("socket read and dropped, zlib-stream", "drain/zlib-stream");
    static final Contestant DRAIN_NONE = Contestant.floor("socket read and dropped, none", "drain/none");

    static final Contestant SHARD = Contestant.shard("netty", "json", "zlib-stream", "counting");
    static final Contestant SHARD_ZSTD = Contestant.shard("netty", "json", "zstd-stream", "counting");
    static final Contestant SHARD_DECODING = Contestant.shard("netty", "json", "zlib-stream", "decoding");
    static final Contestant SHARD_ONE_TYPE = Contestant.shard("netty", "json", "zlib-stream", "one-type");
    static final Contestant SHARD_LAGGING = Contestant.shard("netty", "json", "zlib-stream", "lagging");
    static final Contestant SHARD_JAVAWS = Contestant.shard("javaws", "json", "zlib-stream", "counting");

    static final Contestant JDA_LEAST = Contestant.jda("JDA 5.6.1, least work", "least");
    static final Contestant JDA_NORMAL = Contestant.jda("JDA 5.6.1, normal", "normal");
    static final Contestant JDA_LEAST_ETF = Contestant.jda("JDA 5.6.1, least work, ETF", "least_etf");
    static final Contestant JDA_LAGGING = Contestant.jda("JDA 5.6.1, lagging", "lagging");
    static final Contestant D4J_RAW = Contestant.discord4j("Discord4J 3.3.0, raw", "raw");
    static final Contestant D4J_DECODED = Contestant.discord4j("Discord4J 3.3.0, decoded", "decoded");
    static final Contestant D4J_LAGGING = Contestant.discord4j("Discord4J 3.3.0, lagging", "lagging");

    private Contestants() {}

    /** Everybody who can be asked for rounds. */
    static List<Contestant> throughput() {
        List<Contestant> all = new ArrayList<>(List.of(
                BARE_INFLATER,
                BARE_ZSTD,
                NETTY_FLOOR,
                TREE_FLOOR,
                DRAIN_ZLIB,
                DRAIN_NONE,
                SHARD_DECODING,
                SHARD_ONE_TYPE));
        for (String transport : List.of("netty", "javaws")) {
            for (String codec : List.of("json", "etf")) {
                for (String compression : List.of("zlib-stream", "zstd-stream", "none")) {
                    all.add(Contestant.shard(transport, codec, compression, "counting"));
                }
            }
        }
        all.add(Contestant.shard("netty", "etf", "zstd-stream", "decoding"));
        all.addAll(List.of(JDA_LEAST, JDA_NORMAL, JDA_LEAST_ETF, D4J_RAW, D4J_DECODED));
        return all;
    }
}
