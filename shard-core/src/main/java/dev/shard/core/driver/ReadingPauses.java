package dev.shard.core.driver;

/**
 * What it means for heartbeats that we do not always read: an acknowledgement may wait in the socket behind all that the
 * Gateway wrote during a pause of ours. Times are monotonic nanoseconds. Used on the loop only.
 */
final class ReadingPauses {
    private boolean reading = true;
    private boolean pausedSinceBeat;
    private boolean heardSinceBeat;
    private long changedAt;
    /** How much reading it may take from {@link #changedAt} on until all has been read that piled up before. */
    private long behindNanos;

    boolean reading() {
        return reading;
    }

    /** Reading begins or ends. What came during a pause may take as long to be read as it took to come. */
    void change(boolean enabled, long now) {
        reading = enabled;
        pausedSinceBeat |= !enabled;
        long passed = now - changedAt;
        behindNanos = enabled ? behindNanos + passed : Math.max(0, behindNanos - passed);
        changedAt = now;
    }

    /** Something arrived. */
    void heard() {
        heardSinceBeat = true;
    }

    /** A scheduled heartbeat was sent. */
    void beaten() {
        pausedSinceBeat = !reading;
        heardSinceBeat = false;
    }

    /** A heartbeat of that time was acknowledged: if it was sent after the last pause, all from before has been read. */
    void acknowledged(long sentAt) {
        if (reading && sentAt - changedAt >= 0) {
            behindNanos = 0;
        }
    }

    /**
     * Whether a missing acknowledgement proves nothing: we did not read all the time, or what piled up meanwhile is still
     * coming in. A peer that falls silent, or takes longer than the pauses together, has no such excuse.
     */
    boolean excuse(long now) {
        return pausedSinceBeat || heardSinceBeat && now - changedAt < behindNanos;
    }
}
