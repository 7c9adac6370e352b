package dev.shard.sim;

import dev.shard.sim.net.Settings;
import dev.shard.sim.protocol.Access;
import dev.shard.sim.protocol.Choices;
import dev.shard.sim.protocol.Fleet;
import dev.shard.sim.protocol.Intents;
import dev.shard.sim.protocol.Limits;
import dev.shard.sim.protocol.StartLimit;
import dev.shard.sim.protocol.Timing;
import dev.shard.sim.protocol.Tokens;
import dev.shard.sim.report.Reaction;
import dev.shard.sim.report.TraceListener;
import dev.shard.sim.report.Violation;
import dev.shard.sim.scenario.EnvelopeStyle;
import dev.shard.sim.scenario.Faults;
import dev.shard.sim.scenario.ResumeUrl;
import dev.shard.sim.scenario.TermStyle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a {@link GatewaySimulator} can be started with. The defaults are Discord's where Discord states them. */
public final class SimulatorBuilder {
    private String host = "127.0.0.1";
    private int port;
    private boolean tls;
    private String token = GatewaySimulator.DEFAULT_TOKEN;
    private long grantedIntents = Intents.PRIVILEGED;
    private List<Long> guilds = Fleet.guilds(2);
    private int membersPerGuild = 1500;
    private int recommendedShards = 1;
    private int shardMultiple = 1;
    private int startsTotal = 1000;
    private int startsRemaining = 1000;
    private Duration startsResetAfter = Duration.ofDays(1);
    private int maxConcurrency = 1;
    private Duration identifySpacing = Duration.ofSeconds(5);
    private Duration heartbeatInterval = Duration.ofMillis(41_250);
    private double heartbeatTolerance = 1.5;
    private Duration authenticationTimeout = Duration.ZERO;
    private Duration sessionTtl = Duration.ofMinutes(3);
    private Duration closeTimeout = Duration.ofSeconds(5);
    private int replayEvents = 50_000;
    private long replayBytes = 64L << 20;
    private int unsentBytes = 96 << 20;
    private final Map<Violation, Reaction> reactions = new EnumMap<>(Violation.class);
    private Reaction refusedResume = Reaction.invalidSession(false);
    private boolean slidingWindow = true;
    private boolean badVersionIsHttp400;
    private int compressionLevel = 1;
    private int payloadCompressionBytes = 256;
    private TermStyle terms = TermStyle.ATOM_KEYS;
    private EnvelopeStyle envelope = EnvelopeStyle.STANDARD;
    private ResumeUrl resumeUrl = ResumeUrl.own();
    private double rate;
    private long seed = 1;
    private Faults faults = Faults.none();
    private @Nullable Path replay;
    private @Nullable TraceListener trace;

    SimulatorBuilder() {}

    // Where it listens

    /** The address to bind; default 127.0.0.1, which only this machine can reach. */
    public SimulatorBuilder host(String address) {
        host = Objects.requireNonNull(address, "address");
        return this;
    }

    /** The port to bind, for HTTP and WebSockets alike; default 0, a free one. */
    public SimulatorBuilder port(int number) {
        port = (int) within("port", number, 0, 65_535);
        return this;
    }

    /** Serves {@code wss} and {@code https} with a certificate made at start; see {@link GatewaySimulator#certificate}. */
    public SimulatorBuilder tls(boolean enabled) {
        tls = enabled;
        return this;
    }

    // Who may identify

    /** The bot's token; default {@value GatewaySimulator#DEFAULT_TOKEN}. */
    public SimulatorBuilder token(String botToken) {
        token = Tokens.bare(Objects.requireNonNull(botToken, "botToken"));
        return this;
    }

    /** The privileged intents, as bits, that the bot may ask for; default all. */
    public SimulatorBuilder grantedPrivilegedIntents(long bits) {
        grantedIntents = bits;
        return this;
    }

    /** {@code session_start_limit}: starts in a window and starts left; default 1000 of 1000. */
    public SimulatorBuilder sessionStarts(int total, int remaining) {
        startsTotal = (int) within("total", total, 0, Integer.MAX_VALUE);
        startsRemaining = (int) within("remaining", remaining, 0, total);
        return this;
    }

    /** How long the window of session starts is; default 24 h. */
    public SimulatorBuilder sessionStartsResetAfter(Duration window) {
        startsResetAfter = positive("window", window);
        return this;
    }

    /** {@code max_concurrency}, the number of identify buckets; default 1. */
    public SimulatorBuilder maxConcurrency(int buckets) {
        maxConcurrency = (int) within("max_concurrency", buckets, 1, Integer.MAX_VALUE);
        return this;
    }

    /** How far apart the IDENTIFYs of one bucket have to be; default 5 s, zero for no limit. */
    public SimulatorBuilder identifySpacing(Duration spacing) {
        identifySpacing = notNegative("spacing", spacing);
        return this;
    }

    // What the bot is in

    /** In how many guilds the bot is; default 2. Their ids spread evenly over any number of shards. */
    public SimulatorBuilder guilds(int count) {
        guilds = Fleet.guilds((int) within("guilds", count, 0, 1_000_000));
        return this;
    }

    /** How many members a requested member list has; default 1500. */
    public SimulatorBuilder membersPerGuild(int count) {
        membersPerGuild = (int) within("members", count, 0, 100_000);
        return this;
    }

    /** {@code shards} of Get Gateway Bot; default 1. */
    public SimulatorBuilder recommendedShards(int count) {
        recommendedShards = (int) within("shards", count, 1, Integer.MAX_VALUE);
        return this;
    }

    /** For a large bot: what its shard count has to be a multiple of; default 1. */
    public SimulatorBuilder shardMultiple(int multiple) {
        shardMultiple = (int) within("multiple", multiple, 1, Integer.MAX_VALUE);
        return this;
    }

    // Time

    /** {@code heartbeat_interval} in HELLO; default 41.25 s. */
    public SimulatorBuilder heartbeatInterval(Duration interval) {
        heartbeatInterval = positive("interval", interval);
        return this;
    }

    /** After how many intervals without a heartbeat a connection is closed; default 1.5. */
    public SimulatorBuilder heartbeatTolerance(double intervals) {
        if (!(intervals >= 1)) {
            throw new IllegalArgumentException("tolerance must be at least 1 interval, was " + intervals);
        }
        heartbeatTolerance = intervals;
        return this;
    }

    /** How long a client may take from HELLO to IDENTIFY or RESUME; default zero, which is for ever. */
    public SimulatorBuilder authenticationTimeout(Duration timeout) {
        authenticationTimeout = notNegative("timeout", timeout);
        return this;
    }

    /** How long a session without a connection stays resumable; default 180 s. */
    public SimulatorBuilder sessionTtl(Duration ttl) {
        sessionTtl = positive("ttl", ttl);
        return this;
    }

    /** How long a client may take to answer a close frame before its socket is closed; default 5 s. */
    public SimulatorBuilder closeTimeout(Duration timeout) {
        closeTimeout = positive("timeout", timeout);
        return this;
    }

    // Memory

    /** What is kept per session for replay, in events and in bytes of their data; default 50,000 and 64 MiB. */
    public SimulatorBuilder replayBuffer(int events, long bytes) {
        replayEvents = (int) within("events", events, 0, Integer.MAX_VALUE);
        replayBytes = within("bytes", bytes, 0, Long.MAX_VALUE);
        return this;
    }

    /** How many bytes may wait for a client that does not read, before its socket is reset; default 96 MiB. */
    public SimulatorBuilder maxUnsentBytes(int bytes) {
        unsentBytes = (int) within("bytes", bytes, 1024, Integer.MAX_VALUE);
        return this;
    }

    // What the documentation leaves open

    /** Reacts to a violation in another way than by default. */
    public SimulatorBuilder onViolation(Violation violation, Reaction reaction) {
        reactions.put(Objects.requireNonNull(violation, "violation"), Objects.requireNonNull(reaction, "reaction"));
        return this;
    }

    /** The answer to a RESUME of a session that is unknown, has expired, or lacks events; default op 9 {@code false}. */
    public SimulatorBuilder onRefusedResume(Reaction reaction) {
        refusedResume = Objects.requireNonNull(reaction, "reaction");
        return this;
    }

    /** Counts 120 payloads per minute in fixed windows instead of a sliding one. */
    public SimulatorBuilder fixedSendWindow() {
        slidingWindow = false;
        return this;
    }

    /** Refuses an unsupported API version with HTTP 400 instead of close code 4012. */
    public SimulatorBuilder unsupportedVersionIsHttp400() {
        badVersionIsHttp400 = true;
        return this;
    }

    /** The level of zlib and zstd, from 0 for "not at all" to 9; default 1, which is fast. */
    public SimulatorBuilder compressionLevel(int level) {
        compressionLevel = (int) within("level", level, 0, 9);
        return this;
    }

    /** From which size on payloads are compressed for {@code identify.compress}, in bytes; default 256. */
    public SimulatorBuilder payloadCompressionThreshold(int bytes) {
        payloadCompressionBytes = (int) within("bytes", bytes, 0, Integer.MAX_VALUE);
        return this;
    }

    /** How payloads are written for {@code encoding=etf}; default {@link TermStyle#ATOM_KEYS}. */
    public SimulatorBuilder terms(TermStyle style) {
        terms = Objects.requireNonNull(style, "style");
        return this;
    }

    /** How envelopes are written; default {@link EnvelopeStyle#STANDARD}. */
    public SimulatorBuilder envelope(EnvelopeStyle style) {
        envelope = Objects.requireNonNull(style, "style");
        return this;
    }

    /** What READY says about where to resume; default the simulator's own URL. */
    public SimulatorBuilder resumeUrl(ResumeUrl choice) {
        resumeUrl = Objects.requireNonNull(choice, "choice");
        return this;
    }

    // Traffic and trace

    /** Generated events per second and shard; default 0. */
    public SimulatorBuilder trafficRate(double eventsPerSecond) {
        rate = checkRate(eventsPerSecond);
        return this;
    }

    /** The seed of generated traffic; the same seed gives the same events. Default 1. */
    public SimulatorBuilder seed(long value) {
        seed = value;
        return this;
    }

    /** Faults to draw; default none. */
    public SimulatorBuilder faults(Faults drawn) {
        faults = Objects.requireNonNull(drawn, "drawn");
        return this;
    }

    /**
     * A recording to serve instead of guilds; default none.
     *
     * <p>Payload lines ({@code .jsonl}): their dispatches follow the simulator's READY, numbered anew, on a session like
     * any other. A compressed stream ({@code .bin}, with its index {@code .json} beside it): its first message is sent as
     * HELLO and the others after IDENTIFY or RESUME, byte for byte. The client has to ask for the same compression; since
     * the messages share one context, nothing else is sent, heartbeats are not acknowledged, and their lack is no fault.
     */
    public SimulatorBuilder replay(Path recording) {
        replay = Objects.requireNonNull(recording, "recording");
        return this;
    }

    /** Who is told of each payload; default nobody. */
    public SimulatorBuilder trace(TraceListener listener) {
        trace = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Binds the port and serves.
     *
     * @throws java.io.UncheckedIOException if the port cannot be bound, or the recording not read
     */
    public GatewaySimulator start() {
        return GatewaySimulator.start(new Settings(
                new Settings.Endpoint(host, port, tls),
                new Access(token, grantedIntents),
                new Fleet(guilds, membersPerGuild, recommendedShards, shardMultiple),
                new StartLimit(startsTotal, startsRemaining, startsResetAfter, maxConcurrency, identifySpacing),
                new Timing(heartbeatInterval, heartbeatTolerance, authenticationTimeout, sessionTtl, closeTimeout),
                new Limits(replayEvents, replayBytes, unsentBytes),
                new Choices(
                        reactions,
                        refusedResume,
                        slidingWindow,
                        badVersionIsHttp400,
                        compressionLevel,
                        payloadCompressionBytes,
                        terms),
                envelope,
                resumeUrl,
                rate,
                seed,
                faults,
                replay,
                trace));
    }

    static double checkRate(double eventsPerSecond) {
        if (!(eventsPerSecond >= 0 && eventsPerSecond <= 1e6)) {
            throw new IllegalArgumentException("rate must be 0 to 1,000,000 events/s, was " + eventsPerSecond);
        }
        return eventsPerSecond;
    }

    private static long within(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", was " + value);
        }
        return value;
    }

    private static Duration positive(String what, Duration value) {
        if (value.isZero()) {
            throw new IllegalArgumentException(what + " must be longer than zero");
        }
        return notNegative(what, value);
    }

    private static Duration notNegative(String what, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(what + " must not be negative, was " + value);
        }
        return value;
    }
}
