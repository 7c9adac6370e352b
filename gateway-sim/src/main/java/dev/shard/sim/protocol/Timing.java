package dev.shard.sim.protocol;

import java.time.Duration;

/**
 * Intervals and deadlines.
 *
 * @param heartbeatInterval what HELLO says
 * @param heartbeatTolerance how many intervals may pass between heartbeats
 * @param authenticationTimeout from HELLO to IDENTIFY or RESUME; zero for none
 * @param sessionTtl how long a session without a connection can be resumed
 * @param closeTimeout how long a client may take to answer a close frame
 */
public record Timing(
        Duration heartbeatInterval,
        double heartbeatTolerance,
        Duration authenticationTimeout,
        Duration sessionTtl,
        Duration closeTimeout) {}
