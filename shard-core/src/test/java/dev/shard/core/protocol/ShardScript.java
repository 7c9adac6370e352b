package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.BotToken;
import dev.shard.CloseStatus;
import dev.shard.Intent;
import dev.shard.Intents;
import dev.shard.RemoteProtocolException;
import dev.shard.ShardConfig;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardPhase;
import dev.shard.ShardSession;
import dev.shard.TransportException;
import dev.shard.core.protocol.ShardEffect.Connect;
import dev.shard.core.protocol.ShardEffect.Publish;
import dev.shard.core.protocol.ShardEffect.StartTimer;
import dev.shard.core.protocol.ShardEffect.StopTimer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A shard in a script: inputs go in one by one, time is virtual, and what the machine asks for is collected. Its timers run:
 * {@link #advance} lets them fire.
 */
final class ShardScript {
    static final ShardId SHARD = ShardId.of(3, 16);
    static final Duration INTERVAL = Duration.ofMillis(41_250);
    static final Instant WALL = Instant.parse("2026-08-06T12:00:00Z");
    static final URI RESUME_URL = URI.create("wss://gw-sim-1.example.test");
    static final URI ENDPOINT = URI.create("wss://gateway.example.test/?v=10&encoding=json");
    static final Intents INTENTS = Intents.of(Intent.GUILDS, Intent.GUILD_MEMBERS);
    static final BotToken TOKEN = BotToken.of("SIM.TOKEN");
    static final String BOT = TOKEN.fingerprint();
    static final ShardSession SESSION =
            new ShardSession(SHARD, "9f8e7d6c", 41, RESUME_URL, INTENTS.bits(), 10, BOT, WALL);
    static final Origin ORIGIN = new Origin(null, 10);

    private record Running(long generation, long due) {}

    /** Sees every step, those of timers included. */
    @FunctionalInterface
    interface Observer {
        void saw(ShardState before, ShardInput input, Step step);
    }

    private final ShardMachine machine;
    private final Map<Timer, Running> timers = new EnumMap<>(Timer.class);
    private final List<ShardEffect> effects = new ArrayList<>();
    private ShardState state = ShardState.initial();
    private Observer observer = (before, input, step) -> {};
    private LinkHealth health = LinkHealth.GOOD;
    private Duration wallOffset = Duration.ZERO;
    private double chance = 0.5;
    private long nanos = -1_000; // Monotonic time may well be negative.

    private ShardScript(MachineSettings settings) {
        machine = new ShardMachine(settings);
    }

    /** A shard that was never started. */
    static ShardScript idle() {
        return idle(config -> config);
    }

    /** Same, with a configuration of its own. */
    static ShardScript idle(UnaryOperator<ShardConfig.Builder> change) {
        ShardConfig.Builder config = ShardConfig.builder(TOKEN, INTENTS).shard(SHARD);
        return new ShardScript(MachineSettings.from(change.apply(config).build()));
    }

    /** On its way to IDENTIFY. */
    static ShardScript connecting() {
        return idle().start(null).forget();
    }

    /** On its way to RESUME. */
    static ShardScript connecting(ShardSession session) {
        return idle().start(session).forget();
    }

    static ShardScript awaitingHello() {
        return connecting().open().forget();
    }

    static ShardScript awaitingHello(ShardSession session) {
        return connecting(session).open().forget();
    }

    static ShardScript awaitingPermit() {
        return awaitingHello().hello().forget();
    }

    static ShardScript identifying() {
        return awaitingPermit().permit().forget();
    }

    static ShardScript resuming() {
        return awaitingHello(SESSION).hello().forget();
    }

    /** Active in {@link #SESSION}, whose last sequence is 41, after a READY. */
    static ShardScript active() {
        return active(idle());
    }

    /** Same, for a shard that is not started yet. */
    static ShardScript active(ShardScript idle) {
        return idle.start(null)
                .open()
                .hello()
                .permit()
                .receive(new Payload.Ready(41, SESSION.sessionId(), RESUME_URL))
                .forget();
    }

    static ShardScript backoff() {
        return connecting().closed(unreachable()).forget();
    }

    static ShardScript closing() {
        return active().receive(new Payload.Reconnect()).forget();
    }

    static ShardScript stopped() {
        return idle().input(new ShardInput.StopRequested(4900)).forget();
    }

    static ShardScript failed() {
        return identifying().closed(CloseStatus.byPeer(4004, "")).forget();
    }

    ShardScript input(ShardInput input) {
        if (input instanceof ShardInput.TimerFired fired) {
            timers.computeIfPresent(
                    fired.timer(), (timer, running) -> running.generation() == fired.generation() ? null : running);
        }
        ShardState before = state;
        Step step = machine.step(state, input, now());
        state = step.next();
        for (ShardEffect effect : step.effects()) {
            if (effect instanceof StartTimer start) {
                timers.put(
                        start.timer(),
                        new Running(start.generation(), nanos + start.delay().toNanos()));
            } else if (effect instanceof StopTimer stop) {
                timers.remove(stop.timer());
            }
        }
        effects.addAll(step.effects());
        observer.saw(before, input, step);
        return this;
    }

    ShardScript start(ShardSession stored) {
        return input(new ShardInput.Start(stored, ORIGIN));
    }

    ShardScript open() {
        return input(new ShardInput.Opened(generation(), ENDPOINT));
    }

    ShardScript hello() {
        return receive(new Payload.Hello(INTERVAL.toMillis()));
    }

    ShardScript permit() {
        return input(new ShardInput.PermitGranted(generation()));
    }

    ShardScript receive(Payload payload) {
        return input(new ShardInput.Received(generation(), payload));
    }

    ShardScript event(long sequence) {
        return receive(new Payload.Event(sequence, "MESSAGE_CREATE"));
    }

    ShardScript acknowledge() {
        return receive(new Payload.HeartbeatAck());
    }

    ShardScript closed(CloseStatus status) {
        return input(new ShardInput.Closed(generation(), status));
    }

    ShardScript undecodable() {
        return input(new ShardInput.PayloadUndecodable(generation(), problem()));
    }

    ShardScript broken() {
        return input(new ShardInput.DecompressionFailed(generation(), problem()));
    }

    private static RemoteProtocolException problem() {
        return new RemoteProtocolException("bad bytes");
    }

    static CloseStatus unreachable() {
        return CloseStatus.neverOpened(new TransportException(TransportException.Phase.CONNECT, "refused", null));
    }

    static CloseStatus reset() {
        return CloseStatus.lost(new TransportException(TransportException.Phase.OPEN, "connection reset", null));
    }

    /** Lets time pass; timers fire in their order. */
    ShardScript advance(Duration duration) {
        long until = nanos + duration.toNanos();
        for (Optional<Timer> next = nextBy(until); next.isPresent(); next = nextBy(until)) {
            Running running = timers.remove(next.get());
            nanos = Math.max(nanos, running.due());
            input(new ShardInput.TimerFired(next.get(), running.generation(), health));
        }
        nanos = until;
        return this;
    }

    /** Lets time pass until a timer is over. */
    ShardScript elapse(Timer timer) {
        return advance(remaining(timer));
    }

    private Optional<Timer> nextBy(long until) {
        return timers.keySet().stream()
                .filter(timer -> timers.get(timer).due() <= until)
                .min(Comparator.comparing(timer -> timers.get(timer).due()));
    }

    /** Lets time pass without a timer noticing: the machine slept, or a long pause held the loop up. */
    ShardScript sleep(Duration duration) {
        nanos += duration.toNanos();
        return this;
    }

    /** Puts the clock on the wall forward or back. */
    ShardScript moveClock(Duration by) {
        wallOffset = wallOffset.plus(by);
        return this;
    }

    ShardScript observedBy(Observer value) {
        observer = value;
        return this;
    }

    /** Lets a random thing happen. */
    ShardScript happen(Stimulus stimulus) {
        chance(stimulus.chance()).advance(stimulus.before());
        return input(stimulus.input().apply(this));
    }

    ShardScript chance(double value) {
        chance = value;
        return this;
    }

    ShardScript health(LinkHealth value) {
        health = value;
        return this;
    }

    /** Forgets the effects so far. */
    ShardScript forget() {
        effects.clear();
        return this;
    }

    Moment now() {
        return new Moment(nanos, WALL.plus(wallOffset).plusNanos(nanos), chance);
    }

    ShardMachine machine() {
        return machine;
    }

    ShardState state() {
        return state;
    }

    long generation() {
        return state.generation();
    }

    ShardPhase phase() {
        return state.phase();
    }

    /** What was asked for since the last {@link #forget}. */
    List<ShardEffect> effects() {
        return List.copyOf(effects);
    }

    <E extends ShardEffect> List<E> effects(Class<E> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends ShardEvent> List<E> events(Class<E> type) {
        return effects(Publish.class).stream()
                .map(Publish::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    List<Outbound> sent() {
        return effects(ShardEffect.Send.class).stream()
                .map(ShardEffect.Send::payload)
                .toList();
    }

    /** The only connection that was asked for. */
    Target target() {
        assertThat(effects(Connect.class)).hasSize(1);
        return effects(Connect.class).get(0).target();
    }

    /** Delay of a timer that runs. */
    Duration remaining(Timer timer) {
        assertThat(timers).as("running timers").containsKey(timer);
        return Duration.ofNanos(timers.get(timer).due() - nanos);
    }

    /** The timers that run. */
    List<Timer> timers() {
        return List.copyOf(timers.keySet());
    }

    ShardScript expectPhase(ShardPhase expected) {
        assertThat(phase()).isEqualTo(expected);
        return this;
    }

    /** These, in this order, perhaps with others between. */
    ShardScript expect(ShardEffect... expected) {
        assertThat(effects).containsSubsequence(expected);
        return this;
    }

    ShardScript expectNothing() {
        assertThat(effects).isEmpty();
        return this;
    }
}
