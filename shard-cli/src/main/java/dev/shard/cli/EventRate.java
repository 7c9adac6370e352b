package dev.shard.cli;

/** Events per second between one look and the next. */
final class EventRate {
    private long countBefore;
    private long nanosBefore = System.nanoTime();

    /** Over the time since it was last asked. */
    long of(long count) {
        long now = System.nanoTime();
        long perSecond = Math.round((count - countBefore) * 1e9 / Math.max(1, now - nanosBefore));
        countBefore = count;
        nanosBefore = now;
        return Math.max(0, perSecond);
    }
}
