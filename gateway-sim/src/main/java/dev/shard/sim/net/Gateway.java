package dev.shard.sim.net;

import dev.shard.sim.protocol.ConnectionParameters;
import dev.shard.sim.protocol.GuildRequests;
import dev.shard.sim.protocol.Identify;
import dev.shard.sim.protocol.IdentifyBuckets;
import dev.shard.sim.protocol.IdentifySteps;
import dev.shard.sim.protocol.MemberListLimit;
import dev.shard.sim.protocol.Session;
import dev.shard.sim.protocol.SessionStarts;
import dev.shard.sim.protocol.Sessions;
import dev.shard.sim.protocol.StartLimit;
import dev.shard.sim.report.SessionRecord.State;
import dev.shard.sim.report.Violation;
import dev.shard.sim.scenario.EnvelopeStyle;
import dev.shard.sim.scenario.HttpAnswer;
import dev.shard.sim.scenario.ResumeUrl;
import dev.shard.sim.scenario.Scenario;
import dev.shard.sim.scenario.SimConnection;
import io.netty.channel.Channel;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all connections share. Confined to the loop. */
final class Gateway {
    private final Settings settings;
    private final Loop loop;
    private final URI url;
    private final Scenario scenario;
    private final Sessions sessions;
    private final SessionStarts starts;
    private final IdentifySteps identifySteps;
    private final GuildRequests requests;
    private final MemberListLimit memberLists = new MemberListLimit();
    private final Counters counters = new Counters();
    private final Tracer tracer;
    private final Publisher publisher;
    private final FaultInjector faults;
    private final @Nullable Replay replay;
    private final Conditions conditions = new Conditions();
    private final Set<GatewayConnection> connections = new LinkedHashSet<>();
    private EnvelopeStyle envelope;
    private ResumeUrl resumeUrl;

    Gateway(Settings settings, Loop loop, URI url, Scenario scenario, @Nullable Replay replay) {
        this.settings = settings;
        this.loop = loop;
        this.url = url;
        this.scenario = scenario;
        this.envelope = settings.envelope();
        this.resumeUrl = settings.resumeUrl();
        StartLimit limit = settings.starts();
        sessions = new Sessions(settings.limits());
        starts = new SessionStarts(limit.total(), limit.remaining(), limit.resetAfter(), loop.nanoTime());
        var buckets = new IdentifyBuckets(limit.maxConcurrency(), limit.spacing());
        identifySteps = new IdentifySteps(settings.access(), settings.fleet(), buckets, starts, loop::nanoTime);
        requests = new GuildRequests(settings.fleet());
        tracer = new Tracer(settings.trace());
        publisher = new Publisher(settings, sessions, loop, replay);
        faults = new FaultInjector(this);
        this.replay = replay;
    }

    // Connections

    /** Whether it can be spoken to as it asks; a recording of bytes fits its own compression only. */
    boolean serves(Upgrade upgrade) {
        Replay raw = rawReplay();
        return raw == null
                ? upgrade.isServedEncoding()
                : raw.fits(upgrade.parameters().compression());
    }

    /** The HTTP answer to an upgrade that is not to become a connection. */
    Optional<HttpAnswer> refuse(Upgrade upgrade) {
        Optional<HttpAnswer> scripted = scenario.takeUpgradeAnswer();
        if (scripted.isEmpty() && settings.choices().badVersionIsHttp400() && !upgrade.isServedVersion()) {
            violated(Violation.UNSUPPORTED_VERSION);
            return Optional.of(HttpAnswer.status(400));
        }
        return scripted;
    }

    GatewayConnection accept(Channel channel, Upgrade upgrade) {
        var wire = new Wire(channel, loop, settings.choices(), settings.timing().closeTimeout(), upgrade.parameters());
        var connection = new GatewayConnection(this, wire, upgrade, counters.connection());
        connections.add(connection);
        return connection;
    }

    void ended(GatewayConnection connection) {
        connections.remove(connection);
        changed();
    }

    /** The open ones, oldest first. */
    List<SimConnection> connections() {
        return connections.stream()
                .<SimConnection>map(GatewayConnection::control)
                .toList();
    }

    /** Those through which live events flow, oldest first. */
    List<GatewayConnection> active() {
        return connections.stream().filter(GatewayConnection::isActive).toList();
    }

    /** The newest connection of a shard; null if it has none. */
    @Nullable SimConnection connectionOf(int shardId) {
        return connections.stream()
                .filter(connection -> connection.link().isOf(shardId))
                .reduce((older, newer) -> newer)
                .map(GatewayConnection::control)
                .orElse(null);
    }

    // Sessions

    Session startSession(Identify identify, ConnectionParameters parameters) {
        return sessions.create(identify.routing(), identify.intents(), parameters);
    }

    void streamGuilds(Session session) {
        publisher.streamGuilds(session);
    }

    void detached(Session session) {
        int attachments = session.attachments();
        loop.after(settings.timing().sessionTtl(), () -> {
            if (session.attachments() == attachments) {
                endSession(session, State.EXPIRED);
            }
        });
    }

    void endSession(Session session, State how) {
        sessions.end(session, how);
        changed();
    }

    /** Step 14: every session dies, and the token with them. */
    private void exhausted() {
        identifySteps.revokeToken();
        sessions.live().forEach(session -> sessions.end(session, State.INVALIDATED));
        List.copyOf(connections).forEach(connection -> connection.close(4004, "session starts exhausted"));
    }

    // Bookkeeping

    void violated(Violation violation) {
        counters.violation(violation);
        if (violation == Violation.SESSION_STARTS_EXHAUSTED
                && settings.choices().reactionTo(violation).equals(violation.defaultReaction())) {
            exhausted();
        }
        changed();
    }

    /** Something happened that somebody may be waiting for. */
    void changed() {
        conditions.check();
    }

    // Parts

    Settings settings() {
        return settings;
    }

    Loop loop() {
        return loop;
    }

    URI url() {
        return url;
    }

    @Nullable URI resumeUrl() {
        return resumeUrl.resolve(url);
    }

    void resumeUrl(ResumeUrl choice) {
        resumeUrl = choice;
    }

    EnvelopeStyle envelope() {
        return envelope;
    }

    void envelope(EnvelopeStyle style) {
        envelope = style;
    }

    Scenario scenario() {
        return scenario;
    }

    Sessions sessions() {
        return sessions;
    }

    SessionStarts starts() {
        return starts;
    }

    IdentifySteps identifySteps() {
        return identifySteps;
    }

    GuildRequests requests() {
        return requests;
    }

    MemberListLimit memberLists() {
        return memberLists;
    }

    Counters counters() {
        return counters;
    }

    Tracer trace() {
        return tracer;
    }

    Publisher publisher() {
        return publisher;
    }

    FaultInjector faults() {
        return faults;
    }

    /** The recording of bytes to serve; null if there is none. */
    @Nullable Replay rawReplay() {
        return replay == null || replay.stream() == null ? null : replay;
    }

    Conditions conditions() {
        return conditions;
    }
}
