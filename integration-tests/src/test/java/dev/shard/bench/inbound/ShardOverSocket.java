package dev.shard.bench.inbound;

import dev.shard.Shard;
import dev.shard.spi.transport.Transport;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** The whole way in from a loopback socket. */
record ShardOverSocket(Session session, Transport transport, URI gateway) implements Contender {
    private static final long PATIENCE_SECONDS = 60;

    @Override
    public String title() {
        return "shard, loopback socket";
    }

    @Override
    public Stopwatch.Time run() throws Exception {
        Counting counting = new Counting(session.events());
        try (Shard shard = BenchShard.over(transport, gateway, counting)) {
            shard.connect();
            return counting.done().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
