package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.shard.CloseStatus;
import dev.shard.IdentifyDelay;
import dev.shard.RemoteProtocolException;
import dev.shard.ShardPhase;
import dev.shard.spi.session.SessionHeldException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R7: every input is legal in every phase, op 7 before HELLO included. */
class EveryInputTest {
    /** One or more of each kind of payload. */
    static List<Payload> payloads() {
        return List.of(
                new Payload.Hello(41_250),
                new Payload.Hello(0),
                new Payload.Event(42, "MESSAGE_CREATE"),
                new Payload.Event(-1, ""),
                new Payload.Ready(1, "id", ShardScript.RESUME_URL),
                new Payload.Ready(-1, null, null),
                new Payload.Resumed(42),
                new Payload.Heartbeat(),
                new Payload.HeartbeatAck(),
                new Payload.Reconnect(),
                new Payload.InvalidSession(true),
                new Payload.InvalidSession(false),
                new Payload.Unknown(99),
                new Payload.Unknown(-1));
    }

    /** One or more of each kind of input, for a connection. */
    static List<ShardInput> inputs(long generation) {
        RemoteProtocolException problem = new RemoteProtocolException("bad bytes");
        List<ShardInput> inputs = new ArrayList<>(List.of(
                new ShardInput.Start(null, ShardScript.ORIGIN),
                new ShardInput.Start(ShardScript.SESSION, ShardScript.ORIGIN),
                new ShardInput.StopRequested(1000),
                new ShardInput.StopRequested(4900),
                new ShardInput.ReconnectRequested(),
                new ShardInput.ReinstantiateRequested(),
                new ShardInput.HeartbeatRequested(),
                new ShardInput.CommandIssued(),
                new ShardInput.TakenOver(new SessionHeldException("in use by process 7", "process 7")),
                new ShardInput.Opened(generation, ShardScript.ENDPOINT),
                new ShardInput.PayloadUndecodable(generation, problem),
                new ShardInput.DecompressionFailed(generation, problem),
                new ShardInput.PlainFrameReceived(generation),
                new ShardInput.Closed(generation, CloseStatus.byPeer(4000, "")),
                new ShardInput.Closed(generation, CloseStatus.byPeer(4004, "")),
                new ShardInput.Closed(generation, CloseStatus.byPeer(4007, "")),
                new ShardInput.Closed(generation, CloseStatus.local(4900, "")),
                new ShardInput.Closed(generation, ShardScript.reset()),
                new ShardInput.Closed(generation, ShardScript.unreachable()),
                new ShardInput.PermitGranted(generation),
                new ShardInput.IdentifyDelayed(
                        generation, new IdentifyDelay(IdentifyDelay.Reason.DAILY_BUDGET, Duration.ofHours(1)))));
        payloads().forEach(payload -> inputs.add(new ShardInput.Received(generation, payload)));
        for (Timer timer : Timer.values()) {
            inputs.add(new ShardInput.TimerFired(timer, generation, LinkHealth.GOOD));
        }
        return inputs;
    }

    private static Set<Class<?>> kinds(Class<?> sealed) {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                kinds.addAll(kinds(permitted));
            } else {
                kinds.add(permitted);
            }
        }
        return kinds;
    }

    @Test
    void theListsAboveLeaveOutNoKind() {
        assertThat(inputs(1).stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(kinds(ShardInput.class));
        assertThat(payloads().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(kinds(Payload.class));
    }

    @Test
    void everyPhaseHasItsState() {
        Stream<Class<?>> phases = Stream.of(ShardPhase.values())
                .map(phase -> Scripts.in(phase).expectPhase(phase).state().getClass());

        assertThat(phases).containsExactlyInAnyOrderElementsOf(kinds(ShardState.class));
    }

    @ParameterizedTest
    @EnumSource(ShardPhase.class)
    void everyInputHasItsRowInEveryPhase(ShardPhase phase) {
        for (ShardInput input : inputs(Scripts.in(phase).generation())) {
            assertThatCode(() -> Scripts.in(phase).input(input))
                    .as("%s in %s", input, phase)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource(ShardPhase.class)
    void everyOpcodeIsLegalInEveryPhase(ShardPhase phase) {
        for (int op = -1; op <= 50; op++) {
            var shard = Scripts.in(phase).receive(new Payload.Unknown(op));

            shard.expectPhase(phase);
        }
        for (Payload payload : payloads()) {
            var shard = Scripts.in(phase).receive(payload);

            boolean left = shard.phase() != phase;
            boolean stays = !phase.connected();
            assertThat(left && (stays || !shard.phase().connected() && shard.phase() != ShardPhase.CLOSING))
                    .as("%s in %s led to %s", payload, phase, shard.phase())
                    .isFalse();
        }
    }
}
