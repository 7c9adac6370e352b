package dev.shard.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends events at the moments that were fixed beforehand. A receiver that is slow, or a server that is late, moves no
 * moment: whoever measures from the moment that was due omits nothing. Used on the server's thread, which it keeps busy.
 */
final class Pacer {
    static final Pacer NONE = new Pacer(new Plan.Paced(0, 1, 0), List.of(), 0);

    /** From the last READY to the first event, so that what connecting costs is over. */
    private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Plan.Paced plan;
    private final List<Receiver> receivers;
    private final long startedNanos;
    private int sent;

    private Pacer(Plan.Paced plan, List<Receiver> receivers, long startedNanos) {
        this.plan = plan;
        this.receivers = receivers;
        this.startedNanos = startedNanos;
    }

    static Pacer start(Plan.Paced plan, List<Receiver> receivers) {
        return new Pacer(plan, receivers, System.nanoTime() + DELAY_NANOS);
    }

    long startedNanos() {
        return startedNanos;
    }

    boolean running() {
        return sent < plan.events();
    }

    /** Sends what is due by now; ends if a client has left. */
    void run() {
        try {
            sendDue();
        } catch (EOFException tooShort) {
            System.err.println("ending a pace: " + tooShort.getMessage());
            sent = plan.events();
        } catch (IOException gone) {
            sent = plan.events();
        }
        Thread.onSpinWait();
    }

    private void sendDue() throws IOException {
        long now = System.nanoTime();
        while (running() && plan.dueNanos(startedNanos, sent) - now <= 0) {
            receivers.get(sent % receivers.size()).sendNext();
            sent++;
        }
    }
}
