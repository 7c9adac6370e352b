package dev.shard.faults;

/** Which way bytes flow through the proxy. */
enum Direction {
    TO_GATEWAY,
    TO_SHARD
}
