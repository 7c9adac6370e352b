package dev.shard.core.protocol;

import dev.shard.CloseStatus;
import dev.shard.Dispatch;
import dev.shard.IdentifyDelay;
import dev.shard.RemoteProtocolException;
import dev.shard.TransportException;
import dev.shard.core.protocol.ShardInput.Closed;
import dev.shard.core.protocol.ShardInput.Received;
import dev.shard.core.protocol.ShardInput.TimerFired;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What can happen to a shard, in any order; about half of it is what everybody would do who means well. */
final class ProtocolArbitraries {
    private static final List<Integer> CODES =
            List.of(1000, 1001, 1005, 1011, 3000, 4000, 4001, 4003, 4005, 4006, 4007, 4008, 4009, 4999);
    private static final List<Integer> FINAL_CODES = List.of(4004, 4010, 4011, 4012, 4013, 4014);

    private ProtocolArbitraries() {}

    /** Scripts of up to a hundred things. */
    static Arbitrary<List<Stimulus>> scripts() {
        return stimuli().list().ofMaxSize(100);
    }

    static Arbitrary<Stimulus> stimuli() {
        return Arbitraries.frequencyOf(
                Tuple.of(50, timed(Arbitraries.just(FriendlyGateway::next), "the friendly next thing")),
                Tuple.of(20, timed(current(payloads(), Received::new), "a payload")),
                Tuple.of(10, timed(current(ends(), Closed::new), "an end")),
                Tuple.of(8, timed(signals(), "a signal")),
                Tuple.of(7, timed(wishes(), "a wish")),
                Tuple.of(5, timed(leftovers(), "a signal of an older connection")));
    }

    private static Arbitrary<Stimulus> timed(Arbitrary<Function<ShardScript, ShardInput>> inputs, String name) {
        return Combinators.combine(inputs, pauses(), chances())
                .as((input, pause, chance) -> new Stimulus(name, input, pause, chance));
    }

    private static <T> Arbitrary<Function<ShardScript, ShardInput>> current(
            Arbitrary<Function<ShardScript, T>> values, BiFunction<Long, T, ShardInput> input) {
        return values.map(value -> shard -> input.apply(shard.generation(), value.apply(shard)));
    }

    /** Often none, sometimes longer than two heartbeats. */
    static Arbitrary<Duration> pauses() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Duration.ZERO)),
                Tuple.of(3, Arbitraries.longs().between(1, 5_000).map(Duration::ofMillis)),
                Tuple.of(1, Arbitraries.longs().between(5_000, 100_000).map(Duration::ofMillis)));
    }

    static Arbitrary<Double> chances() {
        return Arbitraries.doubles().between(0, true, 1, false);
    }

    static Arbitrary<Function<ShardScript, Payload>> payloads() {
        Arbitrary<Function<ShardScript, Payload>> fixed = Arbitraries.of(
                        new Payload.Heartbeat(),
                        new Payload.HeartbeatAck(),
                        new Payload.Reconnect(),
                        new Payload.InvalidSession(true),
                        new Payload.InvalidSession(false),
                        new Payload.Hello(41_250),
                        new Payload.Hello(5_000),
                        new Payload.Hello(0),
                        new Payload.Unknown(42))
                .map(payload -> shard -> payload);
        Arbitrary<Function<ShardScript, Payload>> dispatches = Combinators.combine(
                        sequences(), Arbitraries.of("event", "ready", "resumed", "nameless"))
                .as((sequence, kind) -> shard -> dispatch(kind, sequence.apply(shard), shard));
        return Arbitraries.oneOf(List.of(fixed, dispatches));
    }

    private static Payload dispatch(String kind, long sequence, ShardScript shard) {
        return switch (kind) {
            case "ready" ->
                new Payload.Ready(
                        sequence,
                        sequence == 7 ? null : "session-" + shard.now().nanos(),
                        ShardScript.RESUME_URL);
            case "resumed" -> new Payload.Resumed(sequence);
            default -> new Payload.Event(sequence, kind);
        };
    }

    /** Around the last one, or none. */
    private static Arbitrary<Function<ShardScript, Long>> sequences() {
        return Arbitraries.longs().between(-4, 4).map(step -> shard -> {
            long last = shard.state().session() == null
                    ? 3
                    : shard.state().session().sequence();
            return step == -4 ? Dispatch.NO_SEQUENCE : Math.max(0, last + step);
        });
    }

    static Arbitrary<Function<ShardScript, CloseStatus>> ends() {
        Arbitrary<CloseStatus> ends = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(CODES).map(code -> CloseStatus.byPeer(code, ""))),
                Tuple.of(1, Arbitraries.of(FINAL_CODES).map(code -> CloseStatus.byPeer(code, ""))),
                Tuple.of(4, Arbitraries.just(ShardScript.reset())),
                Tuple.of(4, Arbitraries.just(ShardScript.unreachable())),
                Tuple.of(2, Arbitraries.just(CloseStatus.local(4900, ""))),
                Tuple.of(2, Arbitraries.just(retryAfter(Duration.ofSeconds(30)))));
        return ends.map(status -> shard -> status);
    }

    private static CloseStatus retryAfter(Duration delay) {
        return CloseStatus.neverOpened(
                new TransportException(TransportException.Phase.UPGRADE, "HTTP 429", 429, delay, null));
    }

    private static Arbitrary<Function<ShardScript, ShardInput>> signals() {
        return Arbitraries.of(
                shard -> new ShardInput.PermitGranted(shard.generation()),
                shard -> new ShardInput.IdentifyDelayed(
                        shard.generation(), new IdentifyDelay(IdentifyDelay.Reason.DAILY_BUDGET, Duration.ofHours(1))),
                shard -> new ShardInput.Opened(shard.generation(), ShardScript.ENDPOINT),
                shard -> new ShardInput.PlainFrameReceived(shard.generation()),
                shard -> new ShardInput.PayloadUndecodable(shard.generation(), new RemoteProtocolException("bad")),
                shard -> new ShardInput.DecompressionFailed(shard.generation(), new RemoteProtocolException("bad")),
                shard -> new TimerFired(Timer.HEARTBEAT, shard.generation(), new LinkHealth(true, false)),
                shard -> new TimerFired(Timer.HEARTBEAT, shard.generation(), new LinkHealth(false, true)));
    }

    private static Arbitrary<Function<ShardScript, ShardInput>> wishes() {
        return Arbitraries.of(
                        new ShardInput.CommandIssued(),
                        new ShardInput.HeartbeatRequested(),
                        new ShardInput.ReconnectRequested(),
                        new ShardInput.ReinstantiateRequested(),
                        new ShardInput.Start(ShardScript.SESSION, ShardScript.ORIGIN),
                        new ShardInput.StopRequested(1000),
                        new ShardInput.StopRequested(4900))
                .map(wish -> shard -> wish);
    }

    /** R3: late, doubled, reordered signals of connections that are gone. */
    private static Arbitrary<Function<ShardScript, ShardInput>> leftovers() {
        return Arbitraries.of(
                shard -> new Closed(shard.generation() - 1, ShardScript.reset()),
                shard -> new Closed(shard.generation() - 1, CloseStatus.byPeer(4004, "")),
                shard -> new Received(shard.generation() - 1, new Payload.Reconnect()),
                shard -> new Received(shard.generation() - 2, new Payload.Event(9, "MESSAGE_CREATE")),
                shard -> new ShardInput.Opened(shard.generation() - 1, ShardScript.ENDPOINT),
                shard -> new ShardInput.PermitGranted(shard.generation() - 1),
                shard -> new TimerFired(Timer.CLOSE, shard.generation() - 1, LinkHealth.GOOD),
                shard -> new TimerFired(Timer.HEARTBEAT, shard.generation() - 1, LinkHealth.GOOD));
    }
}
