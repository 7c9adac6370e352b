package dev.shard.transport.javaws;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the library's writing thread writes to: one buffer and one flush per frame, the first for the request.
 *
 * <p>A failure is reported and everything after it discarded. The library would close the socket, and with it lose what the
 * peer sent before, such as a close frame (T20).
 */
final class WireOutput extends OutputStream {
    private final OutputStream out;
    private final String threadName;
    private final Consumer<IOException> whenBroken;
    private final Queue<Runnable> whenWritten = new ConcurrentLinkedQueue<>();
    private boolean broken;
    private volatile @Nullable Thread writer;

    /** @param threadName for the library's thread, which would not tell whose it is */
    WireOutput(OutputStream out, String threadName, Consumer<IOException> whenBroken) {
        this.out = out;
        this.threadName = threadName;
        this.whenBroken = whenBroken;
        expect(() -> {});
    }

    /** Runs on the writing thread when the socket has taken the next frame; to be said before it is handed to the library. */
    void expect(Runnable written) {
        whenWritten.add(written);
    }

    /** Lets the library's thread write what is left and close the socket. */
    void finish() {
        Thread thread = writer;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Waits for the library's thread to end, if it has written anything so far. */
    void join() throws InterruptedException {
        Thread thread = writer;
        if (thread != null) {
            thread.join();
        }
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (writer == null) {
            writer = Thread.currentThread();
            writer.setName(threadName);
        }
        if (!broken) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException failure) {
                broken = true;
                whenBroken.accept(failure);
            }
        }
    }

    @Override
    public void flush() {
        Runnable written = whenWritten.poll();
        if (!broken && written != null) {
            written.run();
        }
    }
}
