package dev.shard.sim.protocol;

import java.time.Duration;

/**
 * {@code session_start_limit}, and how far apart the IDENTIFYs of a bucket have to be.
 *
 * @param resetAfter the length of the window after which {@code remaining} is {@code total} again
 */
public record StartLimit(int total, int remaining, Duration resetAfter, int maxConcurrency, Duration spacing) {}
