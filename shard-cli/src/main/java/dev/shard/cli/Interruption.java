package dev.shard.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as a request that a command can answer: the command wakes up, finishes what it has to, and its own
 * exit status becomes the process's. A command that takes too long is not waited for.
 */
final class Interruption {
    /** How long a command may take to finish. */
    static final Duration GRACE = Duration.ofMillis(4500);

    /** Exit status of a process that was interrupted and did not finish in time; the shell's convention for Ctrl-C. */
    private static final int INTERRUPTED = 130;

    private final CompletableFuture<Void> requested = new CompletableFuture<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile int status = INTERRUPTED;

    /** One that listens to signals. */
    static Interruption install() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::onShutdown, "shard-interrupted"));
        return interruption;
    }

    /** Completes at Ctrl-C or SIGTERM, or when somebody completes it. */
    CompletableFuture<Void> requested() {
        return requested;
    }

    /** Ends the process with a status, unless a shutdown is under way that will do so. */
    void exit(int exitStatus) {
        status = exitStatus;
        boolean interrupted = requested.isDone();
        finished.countDown();
        if (!interrupted) {
            System.exit(exitStatus);
        }
    }

    /** The JVM would end with 130 or 143 whatever the command achieved; halting is the only way to say otherwise. */
    private void onShutdown() {
        requested.complete(null);
        try {
            if (!finished.await(GRACE.toNanos(), TimeUnit.NANOSECONDS)) {
                System.err.println("shard: did not stop within " + GRACE.toMillis() + " ms");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(status);
    }
}
