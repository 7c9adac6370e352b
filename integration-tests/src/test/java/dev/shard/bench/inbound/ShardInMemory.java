package dev.shard.bench.inbound;

import dev.shard.Shard;
import dev.shard.spi.transport.TransportListener;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Objects;

/** The whole way in without a socket: decompressor, envelope, driver, counting listener. */
record ShardInMemory(Session session) implements Contender {
    @Override
    public String title() {
        return "shard, no socket";
    }

    @Override
    public Stopwatch.Time run() {
        Counting counting = new Counting(session.events());
        MemoryTransport memory = new MemoryTransport();
        Shard shard = BenchShard.over(memory, URI.create("ws://127.0.0.1"), counting);
        shard.connect();
        memory.runTasks();
        TransportListener listener = Objects.requireNonNull(memory.listener(), "listener");
        for (ByteBuffer message : session.messages()) {
            listener.onMessage(message.duplicate(), false);
            memory.runTasks();
        }
        Stopwatch.Time time = counting.done().join();
        shard.disconnect();
        memory.runTasks();
        return time;
    }
}
