package dev.shard.fleet;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a fleet has come with being up, at one moment.
 *
 * @param shards how many there are to be; 0 while that is still being asked
 * @param ready shards with an established session
 * @param resuming shards that have sent RESUME
 * @param identifying shards that have sent IDENTIFY
 * @param waiting shards that have sent neither: not begun, connecting, backing off, or waiting for their turn
 * @param failed shards that failed for good
 * @param timeLeft until the last of those that wait may identify, if nothing goes wrong; empty if none waits for that
 */
public record FleetProgress(
        int shards, int ready, int resuming, int identifying, int waiting, int failed, Optional<Duration> timeLeft) {
    /** Whether nothing is to be waited for any more. */
    public boolean complete() {
        return shards > 0 && ready + failed == shards;
    }
}
