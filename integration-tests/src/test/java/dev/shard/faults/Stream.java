package dev.shard.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** One direction of a proxied connection, on a thread of its own. */
final class Stream implements Runnable {
    private final Link link;
    private final Direction direction;
    private final Socket from;
    private final Socket to;
    private final PacedOutput out;

    // Guarded by this.
    private Fault fault = Fault.NONE;
    private long untilFault = Long.MAX_VALUE;
    private boolean swallowing;
    private long passed;

    Stream(Link link, Direction direction, Socket from, Socket to, Pace pace) throws IOException {
        this.link = link;
        this.direction = direction;
        this.from = from;
        this.to = to;
        out = new PacedOutput(to.getOutputStream(), pace);
    }

    synchronized void set(Fault next) {
        fault = next;
        untilFault = next.after();
    }

    /** Passes nothing on any more. */
    synchronized void swallow() {
        swallowing = true;
    }

    /** Bytes that were passed on so far. */
    synchronized long passed() {
        return passed;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[16 * 1024];
        try {
            InputStream in = from.getInputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                pass(buffer, length);
            }
            end();
        } catch (IOException gone) {
            link.reset();
        }
    }

    private synchronized void pass(byte[] buffer, int length) throws IOException {
        if (swallowing) {
            return;
        }
        int fair = (int) Math.min(length, untilFault);
        out.write(buffer, 0, fair);
        passed += fair;
        untilFault -= fair;
        if (fair < length) {
            swallowing = true;
            link.suffer(fault.kind(), direction);
        }
    }

    /** Puts bytes between those that flow, which wait meanwhile. */
    synchronized void insert(Attack.Script script) throws IOException {
        script.run(out);
    }

    private synchronized void end() {
        if (!swallowing) {
            out.afterwards(() -> Link.endOutput(to));
        }
        link.ended();
    }

    void close() {
        out.close();
    }
}
