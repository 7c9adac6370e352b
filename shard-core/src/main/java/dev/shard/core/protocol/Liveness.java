package dev.shard.core.protocol;

import dev.shard.ShardEvent;
import dev.shard.core.protocol.Payload.Hello;
import dev.shard.core.protocol.ShardEffect.Send;
import dev.shard.core.protocol.ShardState.AwaitingHello;
import dev.shard.core.protocol.ShardState.Connected;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Heartbeats, and what their absence means. Rows 43 to 48. */
final class Liveness {
    private final MachineSettings settings;
    private final Parting parting;

    Liveness(MachineSettings settings, Parting parting) {
        this.settings = settings;
        this.parting = parting;
    }

    /** Rows 10 and 11, their first half: the heart begins to beat. */
    Connection started(Connected at, Hello hello, Effects out, Moment now) {
        Duration interval = Duration.ofMillis(hello.intervalMillis());
        HeartbeatClock heartbeat = at.connection().heartbeat().started(interval, now);
        out.start(Timer.HEARTBEAT, at.generation(), heartbeat.untilDue(now.nanos()));
        return at.connection().withHeartbeat(heartbeat);
    }

    /** Row 43: another HELLO may change the interval and nothing else; we are authenticated or about to be. */
    Step helloAgain(Connected at, Hello hello, Moment now) {
        Effects out = effects();
        Connection connection = out.oddity(at.connection(), "another HELLO");
        boolean changed = connection.heartbeat().interval().toMillis() != hello.intervalMillis();
        return changed && HeartbeatClock.isUsable(hello.intervalMillis())
                ? out.stay(at.with(started(at.with(connection), hello, out, now)))
                : out.stay(at.with(connection));
    }

    /** Row 44: op 1. Neither the schedule nor the verdict depends on the answer. */
    Step beatNow(Connected at, Moment now) {
        HeartbeatClock heartbeat = at.connection().heartbeat().beatenUnscheduled(now.nanos());
        return effects()
                .add(new Send(new Outbound.Heartbeat(sequence(at), false)))
                .stay(at.with(at.connection().withHeartbeat(heartbeat)));
    }

    /** Rows 45 and 46: op 11. One that nobody waited for changes nothing (S12). */
    Step acknowledged(Connected at, Moment now) {
        HeartbeatClock heartbeat = at.connection().heartbeat();
        @Nullable Duration latency = heartbeat.latency(now.nanos());
        return latency == null
                ? Step.stay(at)
                : effects()
                        .tell(new ShardEvent.HeartbeatAcknowledged(settings.shard(), latency))
                        .stay(at.with(at.connection().withHeartbeat(heartbeat.acknowledged(now.nanos(), latency))));
    }

    /** Rows 47 and 48. */
    Step tick(Connected at, LinkHealth health, Moment now) {
        if (at instanceof AwaitingHello) {
            return Step.stay(at);
        }
        HeartbeatClock heartbeat = at.connection().heartbeat();
        return switch (heartbeat.tick(now.nanos(), health)) {
            case EARLY -> wait(at, heartbeat, effects(), now);
            case BEAT ->
                wait(
                        at,
                        heartbeat.beaten(now.nanos()),
                        effects().add(new Send(new Outbound.Heartbeat(sequence(at), true))),
                        now);
            case ZOMBIE -> parting.zombie(at, now);
        };
    }

    private static Step wait(Connected at, HeartbeatClock heartbeat, Effects out, Moment now) {
        return out.start(Timer.HEARTBEAT, at.generation(), heartbeat.untilDue(now.nanos()))
                .stay(at.with(at.connection().withHeartbeat(heartbeat)));
    }

    /** Of the session, the one to be resumed included; without one, of whatever came astray. */
    private static long sequence(Connected at) {
        return at.session() == null
                ? at.connection().strayedSequence()
                : at.session().sequence();
    }

    private Effects effects() {
        return new Effects(settings.shard());
    }
}
