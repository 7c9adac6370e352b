package dev.shard.sim.report;

/**
 * What clients have done so far, whether or not it was granted.
 *
 * @param connections WebSocket connections that were opened
 * @param identifies IDENTIFYs of the right shape
 * @param resumes RESUMEs of the right shape
 * @param heartbeats heartbeats
 */
public record Counts(long connections, long identifies, long resumes, long heartbeats) {}
