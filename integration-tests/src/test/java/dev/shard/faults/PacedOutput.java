package dev.shard.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Writes piece by piece, each when its time has come; holds no more than a socket might. */
final class PacedOutput extends OutputStream {
    private static final int IN_FLIGHT = 256 * 1024;

    private final OutputStream out;
    private final Pace pace;
    private final Semaphore room = new Semaphore(IN_FLIGHT);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "fault-proxy-pace");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<Runnable> inOrder = new ConcurrentLinkedQueue<>();
    private long dueNanos = System.nanoTime();
    private volatile boolean broken;

    PacedOutput(OutputStream out, Pace pace) {
        this.out = out;
        this.pace = pace;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (pace.equals(Pace.UNHINDERED)) {
            out.write(bytes, offset, length);
        } else {
            queue(bytes, offset, length);
        }
        if (broken) {
            throw new IOException("the other side is gone");
        }
    }

    private void queue(byte[] bytes, int offset, int length) {
        for (int from = offset; from < offset + length; ) {
            int size = Math.min(offset + length - from, pace.pieceBytes());
            byte[] piece = Arrays.copyOfRange(bytes, from, from + size);
            from += size;
            room.acquireUninterruptibly(size);
            schedule(size, () -> {
                room.release(size);
                send(piece);
            });
        }
    }

    /** Runs something when all that was written before has left. */
    void afterwards(Runnable action) {
        if (pace.equals(Pace.UNHINDERED)) {
            action.run();
        } else {
            schedule(0, action);
        }
    }

    /** In order, also where the clock would say otherwise. */
    private void schedule(int bytes, Runnable action) {
        inOrder.add(action);
        long now = System.nanoTime();
        dueNanos = Math.max(dueNanos, now + pace.latency().toNanos()) + bytes * 1_000_000_000L / pace.bytesPerSecond();
        clock.schedule(() -> inOrder.remove().run(), dueNanos - now, TimeUnit.NANOSECONDS);
    }

    private void send(byte[] piece) {
        try {
            if (!broken) {
                out.write(piece);
            }
        } catch (IOException gone) {
            broken = true;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
