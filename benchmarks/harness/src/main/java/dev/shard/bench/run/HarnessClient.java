package dev.shard.bench.run;

import dev.shard.bench.client.ClientProcess;
import dev.shard.bench.client.Contender;
import dev.shard.bench.client.SocketContender;
import dev.shard.bench.floor.BareInflater;
import dev.shard.bench.floor.BareZstd;
import dev.shard.bench.floor.NettyFloor;
import dev.shard.bench.floor.PayloadUse;
import dev.shard.bench.floor.SocketDrain;
import dev.shard.bench.load.Session;
import dev.shard.bench.shard.Listening;
import dev.shard.bench.shard.ShardClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** A process under measurement: Shard, or a floor. */
public final class HarnessClient {
    private HarnessClient() {}

    /** What it is, as {@link Contestants} has it; URI of the load server; folder of the sessions. */
    public static void main(String[] args) throws Exception {
        ClientProcess.serve(contender(args[0], URI.create(args[1]), Path.of(args[2])));
        // The transport's threads are daemons; those of the floors are not.
        System.exit(0);
    }

    /** The contender of a name. */
    static Contender contender(String name, URI gateway, Path sessions) throws IOException {
        String[] parts = name.split("/");
        return switch (parts[0]) {
            case "shard" ->
                new SocketContender(
                        new ShardClient(
                                parts[1],
                                parts[2],
                                parts[3],
                                Listening.valueOf(
                                        parts[4].toUpperCase(Locale.ROOT).replace('-', '_')),
                                Integer.parseInt(parts[5])),
                        gateway);
            case "netty" -> new SocketContender(new NettyFloor(), gateway);
            case "inflater" -> new BareInflater(Session.read(sessions, "events-json-zlib-stream"), PayloadUse.drop());
            case "inflater-tree" ->
                new BareInflater(Session.read(sessions, "events-json-zlib-stream"), PayloadUse.tree());
            case "zstd" -> new BareZstd(Session.read(sessions, "events-json-zstd-stream"));
            case "drain" ->
                new SocketDrain(
                        Session.read(sessions, "events-json-" + parts[1]),
                        gateway,
                        "v=10&encoding=json&compress=" + parts[1]);
            default -> throw new IllegalArgumentException("no contestant: " + name);
        };
    }
}
