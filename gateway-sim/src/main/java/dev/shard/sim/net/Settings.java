package dev.shard.sim.net;

import dev.shard.sim.protocol.Access;
import dev.shard.sim.protocol.Choices;
import dev.shard.sim.protocol.Fleet;
import dev.shard.sim.protocol.Limits;
import dev.shard.sim.protocol.StartLimit;
import dev.shard.sim.protocol.Timing;
import dev.shard.sim.report.TraceListener;
import dev.shard.sim.scenario.EnvelopeStyle;
import dev.shard.sim.scenario.Faults;
import dev.shard.sim.scenario.ResumeUrl;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a simulator is built with.
 *
 * @param rate generated events per second and shard
 * @param seed of generated traffic
 * @param replay a recording to serve; null for none
 */
public record Settings(
        Endpoint endpoint,
        Access access,
        Fleet fleet,
        StartLimit starts,
        Timing timing,
        Limits limits,
        Choices choices,
        EnvelopeStyle envelope,
        ResumeUrl resumeUrl,
        double rate,
        long seed,
        Faults faults,
        @Nullable Path replay,
        @Nullable TraceListener trace) {

    /**
     * Where it listens.
     *
     * @param port 0 for a free one
     */
    public record Endpoint(String host, int port, boolean tls) {}
}
