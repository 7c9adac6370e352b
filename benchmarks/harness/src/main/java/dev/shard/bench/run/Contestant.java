package dev.shard.bench.run;

import java.util.List;

/**
 * A client or a floor, and how its process is started.
 *
 * @param title what tables call it
 * @param module whose class path it runs on
 * @param arguments before the URI of the load server
 * @param fast whether it takes in so much that a round has to be longer
 */
record Contestant(String title, String module, String mainClass, List<String> arguments, boolean fast) {
    private static final String BENCH = "dev.shard.bench.";

    static Contestant shard(String transport, String codec, String compression, String listening) {
        String title = "Shard, %s, %s, %s, %s".formatted(transport, codec, compression, listening);
        return harness(title, String.join("/", "shard", transport, codec, compression, listening, "1"));
    }

    /** Over Netty, in JSON and zlib-stream, counted by so many listeners. */
    static Contestant shardWithListeners(int listeners) {
        return harness("Shard, " + listeners + " listeners", "shard/netty/json/zlib-stream/counting/" + listeners);
    }

    static Contestant floor(String title, String name) {
        return harness(title, name);
    }

    private static Contestant harness(String title, String name) {
        return new Contestant(title, "harness", BENCH + "run.HarnessClient", List.of(name), true);
    }

    static Contestant jda(String title, String mode) {
        return new Contestant(title, "peer-jda", BENCH + "jda.JdaClient", List.of(mode), false);
    }

    static Contestant discord4j(String title, String mode) {
        return new Contestant(title, "peer-discord4j", BENCH + "discord4j.Discord4jClient", List.of(mode), false);
    }

    /** For file names and raw results. */
    String id() {
        return (module.equals("harness") ? "" : module + "/") + arguments.get(0);
    }
}
