package dev.shard.sim;

import dev.shard.sim.net.Settings;
import dev.shard.sim.net.SimulatorServer;
import dev.shard.sim.net.View;
import dev.shard.sim.protocol.Event;
import dev.shard.sim.protocol.Json;
import dev.shard.sim.report.Counts;
import dev.shard.sim.report.FaultKind;
import dev.shard.sim.report.Ledger;
import dev.shard.sim.report.Violation;
import dev.shard.sim.scenario.EnvelopeStyle;
import dev.shard.sim.scenario.Faults;
import dev.shard.sim.scenario.ResumeUrl;
import dev.shard.sim.scenario.Scenario;
import dev.shard.sim.scenario.SimConnection;
import dev.shard.sim.traffic.TrafficEvent;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;

/**
 * An embedded Discord Gateway, for tests and demonstrations of clients.
 *
 * <pre>{@code
 * try (GatewaySimulator sim = GatewaySimulator.start()) {
 *     // connect a client to sim.gatewayUrl() with the token SIM.TOKEN, then:
 *     sim.publish("MESSAGE_CREATE", "{\"content\":\"hello\"}");
 *     sim.shard(0).reset();
 *     // … the client resumes
 *     assert sim.violations().isEmpty();
 * }
 * }</pre>
 *
 * <p>Threads: one event loop owns all state and serves all connections; every method may be called from any thread, and
 * returns when what it asks for has been done there. Listeners and actions are called on that loop.
 */
public final class GatewaySimulator implements AutoCloseable {
    /** The token that is accepted unless another was chosen. */
    public static final String DEFAULT_TOKEN = "SIM.TOKEN";

    private final SimulatorServer server;
    private final Scenario scenario;

    private GatewaySimulator(SimulatorServer server, Scenario scenario) {
        this.server = server;
        this.scenario = scenario;
    }

    /** Starts one on a free port of 127.0.0.1, as strict as Discord, without faults and without generated traffic. */
    public static GatewaySimulator start() {
        return builder().start();
    }

    /** What can be chosen before the start. */
    public static SimulatorBuilder builder() {
        return new SimulatorBuilder();
    }

    static GatewaySimulator start(Settings settings) {
        var scenario = new Scenario();
        return new GatewaySimulator(SimulatorServer.start(settings, scenario), scenario);
    }

    // Where it is

    /** The URL to connect a WebSocket to, without a query: {@code ws://127.0.0.1:PORT}. */
    public URI gatewayUrl() {
        return server.gatewayUrl();
    }

    /** The URL that {@code /gateway} and {@code /gateway/bot} are under: {@code http://127.0.0.1:PORT/api/v10}. */
    public URI apiUrl() {
        return server.apiUrl();
    }

    /** The certificate that clients have to trust; empty without TLS. */
    public Optional<X509Certificate> certificate() {
        return Optional.ofNullable(server.certificate());
    }

    /** The same in PEM. */
    public Optional<String> certificatePem() {
        return Optional.ofNullable(server.certificatePem());
    }

    // What it sends

    /**
     * Dispatches an event to the shard that owns its guild, or to shard 0 if it names none, as far as the intents of the
     * sessions let it through. Sessions without a connection keep it for replay.
     *
     * @param name {@code t}; may be a name that Discord does not know
     * @param dataJson {@code d}
     * @return how many sessions it was dispatched to
     * @throws IllegalArgumentException if {@code dataJson} is no JSON
     */
    public int publish(String name, String dataJson) {
        return server.publish(event(name, dataJson));
    }

    /** Same as {@link #publish}, to the sessions of one shard whatever the event's guild. */
    public int publishTo(int shardId, String name, String dataJson) {
        return server.publishTo(shardId, event(name, dataJson));
    }

    private static Event event(String name, String dataJson) {
        try {
            return Event.of(TrafficEvent.of(name, Json.parse(dataJson)));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the data of " + name + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Generates this many events per second and shard from now on; 0 for none. */
    public void trafficRate(double eventsPerSecond) {
        server.rate(SimulatorBuilder.checkRate(eventsPerSecond));
    }

    /** Draws faults like these from now on; {@link Faults#none()} ends it. */
    public void faults(Faults faults) {
        server.faults(faults);
    }

    /** Writes envelopes like this from now on. */
    public void envelope(EnvelopeStyle style) {
        server.envelope(style);
    }

    /** What READY says from now on about where to resume. */
    public void resumeUrl(ResumeUrl choice) {
        server.resumeUrl(choice);
    }

    /** Sets how many sessions may still be started in this window; 0 exhausts the limit. */
    public void sessionStartsRemaining(int remaining) {
        server.sessionStartsRemaining(remaining);
    }

    // Who is there, and what is done to them

    /** What shall be different on connections to come. */
    public Scenario scenario() {
        return scenario;
    }

    /** All open connections, oldest first. */
    public List<SimConnection> connections() {
        return server.ask(View::connections);
    }

    /**
     * The newest open connection of a shard.
     *
     * @throws IllegalStateException if the shard has none
     */
    public SimConnection shard(int shardId) {
        SimConnection connection = server.connectionOf(shardId);
        if (connection == null) {
            throw new IllegalStateException("shard " + shardId + " has no connection that identified or resumed");
        }
        return connection;
    }

    // What happened

    /** How often each rule was broken; kinds that did not happen are absent. */
    public Map<Violation, Long> violations() {
        return server.ask(View::violations);
    }

    /** How many faults were drawn so far; kinds that did not happen are absent. */
    public Map<FaultKind, Long> injectedFaults() {
        return server.ask(View::faults);
    }

    /** What clients have done so far. */
    public Counts counts() {
        return server.ask(View::counts);
    }

    /** What was dispatched so far. */
    public Ledger ledger() {
        return server.ask(View::ledger);
    }

    /**
     * Waits until a condition holds, which is asked again whenever something happens on a connection, and every 10 ms.
     *
     * @return false if it does not hold within {@code timeout}
     */
    public boolean await(Predicate<GatewaySimulator> condition, Duration timeout) {
        return server.await(() -> condition.test(this), timeout);
    }

    /** Drops all connections, frees the port and ends the thread. Safe to call twice. */
    @Override
    public void close() {
        server.close();
    }
}
