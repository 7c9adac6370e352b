package dev.shard.faults;

import dev.shard.BackoffPolicy;
import dev.shard.ShardTimeouts;
import dev.shard.integration.Combination;
import dev.shard.integration.LiveShard;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.scenario.Moment;
import dev.shard.sim.scenario.ResumeUrl;
import dev.shard.sim.scenario.SimConnection;
import dev.shard.spi.Settings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A simulator, and the proxy by way of which a shard is to find it. */
final class Course implements AutoCloseable {
    /** Short enough to be waited for, long enough for what is meant to succeed. */
    static final Duration DEADLINE = Duration.ofMillis(2500);

    /** A peer that falls silent is found within two of these. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final ShardTimeouts TIMEOUTS =
            new ShardTimeouts(DEADLINE, DEADLINE, DEADLINE, Duration.ofMillis(300));
    private static final BackoffPolicy BACKOFF =
            new BackoffPolicy(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ZERO, 0);

    private final Wire wire;
    private final GatewaySimulator gateway;
    private final Map<String, String> settings = new HashMap<>();
    private final FaultProxy proxy;
    private final URI url;

    private Course(Wire wire, GatewaySimulator gateway, FaultProxy proxy, URI url) {
        this.wire = wire;
        this.gateway = gateway;
        this.proxy = proxy;
        this.url = url;
        gateway.resumeUrl(ResumeUrl.of(url));
    }

    /** The faults lie between shard and simulator. */
    static Course over(Wire wire) throws IOException {
        return over(wire, HEARTBEAT);
    }

    /** Same, with another interval of heartbeats. */
    static Course over(Wire wire, Duration heartbeat) throws IOException {
        GatewaySimulator gateway = gateway(wire, heartbeat);
        FaultProxy proxy = FaultProxy.to(gateway.gatewayUrl());
        return new Course(wire, gateway, proxy, proxy.inFrontOf(gateway.gatewayUrl()));
    }

    /** Same, but nobody accepts before the proxy is opened. */
    static Course closed(Wire wire, ServerSocket listening) {
        GatewaySimulator gateway = gateway(wire, HEARTBEAT);
        FaultProxy proxy = FaultProxy.closed(listening, gateway.gatewayUrl());
        return new Course(wire, gateway, proxy, proxy.inFrontOf(gateway.gatewayUrl()));
    }

    /** The faults lie between shard and a proxy that it has to pass. */
    static Course by(Tunnel tunnel, Wire wire) throws IOException {
        GatewaySimulator gateway = gateway(wire, HEARTBEAT);
        FaultProxy proxy = FaultProxy.to(URI.create("tcp://127.0.0.1:" + tunnel.port()));
        Course course = new Course(wire, gateway, proxy, gateway.gatewayUrl());
        course.settings.put("proxy", tunnel.scheme() + "://127.0.0.1:" + proxy.port());
        return course;
    }

    private static GatewaySimulator gateway(Wire wire, Duration heartbeat) {
        return GatewaySimulator.builder()
                .identifySpacing(Duration.ZERO)
                .heartbeatInterval(heartbeat)
                .heartbeatTolerance(100)
                .tls(wire.tls())
                .start();
    }

    GatewaySimulator gateway() {
        return gateway;
    }

    FaultProxy proxy() {
        return proxy;
    }

    /** Where a shard is to connect to. */
    URI url() {
        return url;
    }

    /** A shard, impatient and quick to try again. */
    LiveShard.Builder shard() throws IOException {
        return LiveShard.against(gateway)
                .parts(Combination.USUAL.withTransport(wire.transport()))
                .transportSettings(settings())
                .config(config -> config.gatewayUrl(url).timeouts(TIMEOUTS).backoff(BACKOFF));
    }

    private Settings settings() throws IOException {
        settings.putAll(wire.settings());
        if (wire.tls()) {
            settings.put("trust", certificate().toString());
        }
        return Settings.of(settings);
    }

    /** A file with whom to trust. */
    Path certificate() throws IOException {
        Path file = Files.createTempFile("gateway", ".pem");
        file.toFile().deleteOnExit();
        return Files.writeString(file, gateway.certificatePem().orElseThrow());
    }

    /** Lets the next connection that comes to this moment wait there; it is told when it has come, and may proceed. */
    CompletableFuture<SimConnection> hold(Moment moment) {
        CompletableFuture<SimConnection> reached = new CompletableFuture<>();
        gateway.scenario().next(moment).instead(reached::complete);
        return reached;
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        gateway.close();
    }
}
