package dev.shard;

import static java.util.Objects.requireNonNull;

import dev.shard.units.Durations;
import java.time.Duration;

/**
 * How long each step of a connection may take before it is given up and tried again. Waiting for READY or RESUMED has no
 * such bound: in an outage a session may come late, and acknowledged heartbeats prove that the peer is alive.
 *
 * @param connect DNS, TCP, proxy, TLS and upgrade together; default 10 s
 * @param hello from open socket to HELLO; default 15 s
 * @param close from our close frame to the end of the connection, before it is aborted; default 5 s
 * @param zombieClose same, for a connection that has stopped answering; default 1 s
 */
public record ShardTimeouts(Duration connect, Duration hello, Duration close, Duration zombieClose) {
    /** 10 s, 15 s, 5 s, 1 s. */
    public static final ShardTimeouts DEFAULT = new ShardTimeouts(
            Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofSeconds(1));

    /** Checks that each is from 1 ms to 10 minutes. */
    public ShardTimeouts {
        check("connect", connect);
        check("hello", hello);
        check("close", close);
        check("zombieClose", zombieClose);
    }

    private static void check(String name, Duration value) {
        if (requireNonNull(value, name).compareTo(Duration.ofMillis(1)) < 0
                || value.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException(
                    name + " timeout must be from 1 ms to 10 min, was " + Durations.format(value));
        }
    }
}
