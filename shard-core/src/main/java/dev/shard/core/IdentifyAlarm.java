package dev.shard.core;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs what has to wait, on one daemon thread that is there only while something does. Process lifetime.
 *
 * <p>The JDK's own timer would do, but its thread stays for ever, and with it the class loader of whoever used it first.
 */
final class IdentifyAlarm implements Alarm {
    static final IdentifyAlarm SHARED = new IdentifyAlarm();

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, IdentifyAlarm::thread);

    private IdentifyAlarm() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "shard-identify");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Runnable unlessCancelled(Duration delay, Runnable task) {
        Future<?> waiting = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> waiting.cancel(false);
    }
}
