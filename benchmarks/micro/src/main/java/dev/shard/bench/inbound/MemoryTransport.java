package dev.shard.bench.inbound;

import dev.shard.CloseStatus;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** No socket at all: the caller's thread is the loop, and hands the messages over. Timers never fire. */
final class MemoryTransport implements Transport, EventLoop {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread = Thread.currentThread();
    private @Nullable TransportListener listener;

    /** Runs what has been enqueued. */
    void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Who listens to the last connection; null before there is one. */
    @Nullable TransportListener listener() {
        return listener;
    }

    @Override
    public EventLoop nextLoop() {
        return this;
    }

    @Override
    public TransportConnection connect(ConnectRequest request, EventLoop loop, TransportListener to) {
        listener = to;
        tasks.add(to::onOpen);
        return new Connection(to);
    }

    @Override
    public void close() {}

    @Override
    public boolean inLoop() {
        return Thread.currentThread() == thread;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public ScheduledTask schedule(Duration delay, Runnable task) {
        return () -> {};
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Forgets what is sent. */
    private final class Connection implements TransportConnection {
        private final TransportListener listener;

        Connection(TransportListener listener) {
            this.listener = listener;
        }

        @Override
        public void send(ByteBuffer message, boolean text) {}

        @Override
        public void setReading(boolean enabled) {}

        @Override
        public int unsentMessages() {
            return 0;
        }

        @Override
        public void close(int code, String reason) {
            tasks.add(() -> listener.onClosed(CloseStatus.local(code, reason)));
        }

        @Override
        public void abort() {
            close(1001, "");
        }
    }
}
