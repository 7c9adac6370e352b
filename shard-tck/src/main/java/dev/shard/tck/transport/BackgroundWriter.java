package dev.shard.tck.transport;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes the same bytes again and again, which may block, on a thread of its own. */
final class BackgroundWriter {
    private static final int STANDSTILL_TURNS = 2_000;

    private final ScriptedPeer peer;
    private final byte[] bytes;
    private final int times;
    private final AtomicInteger written = new AtomicInteger();

    BackgroundWriter(ScriptedPeer peer, byte[] bytes, int times) {
        this.peer = peer;
        this.bytes = bytes;
        this.times = times;
    }

    BackgroundWriter start() {
        var thread = new Thread(this::write, "background-writer");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    /**
     * Waits until nothing more gets through, or all has.
     *
     * @param turn lets the reader have its turn; standstill is when many of them change nothing
     * @return how often the bytes were written
     */
    int awaitStandstill(Runnable turn) {
        int last = -1;
        for (int unchanged = 0; unchanged < STANDSTILL_TURNS && last < times; unchanged++) {
            turn.run();
            int now = written.get();
            if (now != last || now == 0) {
                last = now;
                unchanged = 0;
            }
        }
        return last;
    }

    private void write() {
        try {
            while (written.get() < times) {
                peer.write(bytes);
                written.incrementAndGet();
            }
        } catch (IOException ended) {
            // The reader is gone; the test will see that it did not get everything.
        }
    }
}
