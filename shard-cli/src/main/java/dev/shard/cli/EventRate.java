package dev.shard.cli;

/** Events per second between one look and the next. */
final class EventRate {
    private boolean looked;
    private long countBefore;
    private long nanosBefore;

    /**
     * Over the time since the last look; 0 at the first.
     *
     * @param now monotonic, in nanoseconds
     */
    long of(long count, long now) {
        long perSecond = looked ? Math.round((count - countBefore) * 1e9 / Math.max(1, now - nanosBefore)) : 0;
        looked = true;
        countBefore = count;
        nanosBefore = now;
        return Math.max(0, perSecond);
    }
}
