package dev.shard.core.protocol;

import static java.util.Objects.requireNonNull;

import dev.shard.Dispatch;
import dev.shard.EventName;
import dev.shard.Opcode;
import dev.shard.ShardEvent;
import dev.shard.core.protocol.Payload.Event;
import dev.shard.core.protocol.Payload.Heartbeat;
import dev.shard.core.protocol.Payload.HeartbeatAck;
import dev.shard.core.protocol.Payload.Hello;
import dev.shard.core.protocol.Payload.InvalidSession;
import dev.shard.core.protocol.Payload.Ready;
import dev.shard.core.protocol.Payload.Reconnect;
import dev.shard.core.protocol.Payload.Resumed;
import dev.shard.core.protocol.Payload.Unknown;
import dev.shard.core.protocol.ShardEffect.RequestPermit;
import dev.shard.core.protocol.ShardEffect.ReturnPermit;
import dev.shard.core.protocol.ShardEffect.Send;
import dev.shard.core.protocol.ShardEffect.SpendPermit;
import dev.shard.core.protocol.ShardInput.Closed;
import dev.shard.core.protocol.ShardInput.CommandIssued;
import dev.shard.core.protocol.ShardInput.DecompressionFailed;
import dev.shard.core.protocol.ShardInput.HeartbeatRequested;
import dev.shard.core.protocol.ShardInput.IdentifyDelayed;
import dev.shard.core.protocol.ShardInput.OfConnection;
import dev.shard.core.protocol.ShardInput.PayloadUndecodable;
import dev.shard.core.protocol.ShardInput.PermitGranted;
import dev.shard.core.protocol.ShardInput.PlainFrameReceived;
import dev.shard.core.protocol.ShardInput.Received;
import dev.shard.core.protocol.ShardInput.ReconnectRequested;
import dev.shard.core.protocol.ShardInput.ReinstantiateRequested;
import dev.shard.core.protocol.ShardInput.Start;
import dev.shard.core.protocol.ShardInput.StopRequested;
import dev.shard.core.protocol.ShardInput.TakenOver;
import dev.shard.core.protocol.ShardInput.TimerFired;
import dev.shard.core.protocol.ShardState.Active;
import dev.shard.core.protocol.ShardState.AwaitingHello;
import dev.shard.core.protocol.ShardState.AwaitingPermit;
import dev.shard.core.protocol.ShardState.Closing;
import dev.shard.core.protocol.ShardState.Connected;
import dev.shard.core.protocol.ShardState.Connecting;
import dev.shard.core.protocol.ShardState.Identifying;
import dev.shard.core.protocol.ShardState.Resuming;

/**
 * The Gateway protocol of one shard: what happens, what we answer, where we are then. Holds no state of its own, so one
 * machine may serve several threads and the same inputs always give the same steps.
 *
 * <p>This file is the table's index: each line names what comes in, what is done, and the rows of
 * {@code docs/protocol/transitions.md} where it stands.
 */
public final class ShardMachine {
    private final MachineSettings settings;
    private final Outcome outcome;
    private final Requests requests;
    private final Dialing dialing;
    private final Parting parting;
    private final Hangup hangup;
    private final Liveness liveness;
    private final Dispatches dispatches;

    /** A machine for shards with these settings. */
    public ShardMachine(MachineSettings settings) {
        this.settings = requireNonNull(settings, "settings");
        outcome = new Outcome(settings);
        parting = new Parting(settings, outcome);
        requests = new Requests(settings, parting, outcome);
        dialing = new Dialing(settings, outcome);
        hangup = new Hangup(settings, outcome);
        liveness = new Liveness(settings, parting);
        dispatches = new Dispatches(settings, parting);
    }

    /** What comes of an input. Throws nothing, whatever a peer sends and in whatever order. */
    public Step step(ShardState at, ShardInput input, Moment now) {
        return input instanceof OfConnection signal ? signalled(at, signal, now) : requested(at, input, now);
    }

    /** What the user wants, or somebody who has more right to the shard. */
    private Step requested(ShardState at, ShardInput input, Moment now) {
        if (input instanceof Start start) {
            return requests.start(at, start, now); // 1 2 3 64
        } else if (input instanceof StopRequested stop) {
            return requests.stop(at, stop.closeCode(), now); // 9 57 58
        } else if (input instanceof ReconnectRequested) {
            return requests.reconnect(at, now); // 59
        } else if (input instanceof ReinstantiateRequested) {
            return requests.reinstantiate(at, now); // 59
        } else if (input instanceof CommandIssued) {
            return requests.command(at); // 41 42
        } else if (input instanceof HeartbeatRequested) {
            return requests.heartbeat(at, liveness, now);
        } else if (input instanceof TakenOver taken) {
            return requests.takenOver(at, taken.holder()); // 9 58
        }
        throw new IllegalArgumentException("no row for " + input);
    }

    /** What a connection or one of its timers signals. What is left over from an older one ends here (R3). */
    private Step signalled(ShardState at, OfConnection signal, Moment now) {
        boolean current = signal.generation() == at.generation();
        if (signal instanceof PermitGranted && !(current && at instanceof AwaitingPermit)) {
            return new Effects(settings.shard()).add(new ReturnPermit()).stay(at); // 20
        } else if (!current) {
            return Step.stay(at); // 63
        } else if (at instanceof Connected connected) {
            return connected(connected, signal, now);
        } else if (at instanceof Connecting connecting) {
            return dialing.step(connecting, signal, now); // 4 5 6 7 8
        } else if (at instanceof Closing closing) {
            return hangup.step(closing, signal, now); // 60 61
        } else if (at instanceof ShardState.Backoff && isTimer(signal, Timer.BACKOFF)) {
            return outcome.connect(at, at.course(), new Effects(settings.shard()), "the wait is over"); // 62
        }
        return Step.stay(at); // 63
    }

    /** While the connection is open: "conn*" in the table. */
    private Step connected(Connected at, OfConnection signal, Moment now) {
        if (signal instanceof Received received) {
            return received(at, received.payload(), now);
        } else if (signal instanceof TimerFired fired && fired.timer() == Timer.HEARTBEAT) {
            return liveness.tick(at, fired.health(), now); // 47 48
        } else if (at instanceof AwaitingHello silent && isTimer(signal, Timer.HELLO)) {
            return parting.helloTimedOut(silent, now); // 16
        } else if (at instanceof AwaitingPermit waiting && signal instanceof PermitGranted) {
            return identify(waiting); // 17
        } else if (at instanceof AwaitingPermit && signal instanceof IdentifyDelayed delayed) {
            return tell(at, new ShardEvent.IdentifyDelayed(settings.shard(), delayed.delay())); // 19
        } else if (signal instanceof Closed closed) {
            return parting.closed(at, closed.status(), now); // 18 25 27 34 35 55 56
        } else if (signal instanceof PayloadUndecodable bad) {
            return parting.undecodable(at, bad.problem(), now); // 50 51
        } else if (signal instanceof DecompressionFailed broken) {
            return parting.decompressionFailed(at, broken.problem(), now); // 52
        } else if (signal instanceof PlainFrameReceived) {
            return odd(at, "a text frame came in spite of transport compression"); // 53
        }
        return Step.stay(at);
    }

    /** Every opcode is legal in every phase (R7). */
    private Step received(Connected at, Payload payload, Moment now) {
        if (payload instanceof Event event) {
            return dispatches.event(at, event.sequence()); // 15 26 28 36 37 38
        } else if (payload instanceof Ready ready) {
            return dispatches.ready(at, ready, now); // 15 21 22 23 30 39
        } else if (payload instanceof Resumed resumed) {
            return dispatches.resumed(at, resumed.sequence(), now); // 15 26 29 39
        } else if (payload instanceof Hello hello) {
            return hello(at, hello, now); // 10 11 12 43
        } else if (payload instanceof Heartbeat) {
            return liveness.beatNow(at, now); // 44
        } else if (payload instanceof HeartbeatAck) {
            return liveness.acknowledged(at, now); // 45 46
        } else if (payload instanceof Reconnect) {
            return parting.abandon(at, "op 7: reconnect", now); // 13 18 25 33 40
        } else if (payload instanceof InvalidSession invalid) {
            return parting.invalidSession(at, invalid.resumable(), now); // 14 24 31 32
        }
        return odd(at, unexpected(((Unknown) payload).op())); // 49
    }

    /** Op 10. Heartbeats begin; then we resume the session we have, or ask for leave to identify. Rows 10 to 12, 43. */
    private Step hello(Connected at, Hello hello, Moment now) {
        if (!(at instanceof AwaitingHello)) {
            return liveness.helloAgain(at, hello, now);
        }
        if (!HeartbeatClock.isUsable(hello.intervalMillis())) {
            return parting.abandon(at, "HELLO without a usable heartbeat_interval", now);
        }
        Effects out = new Effects(settings.shard()).stop(Timer.HELLO);
        Connection connection = liveness.started(at, hello, out, now);
        if (at.session() == null) {
            out.add(new RequestPermit(at.generation()));
            return out.go(at, new AwaitingPermit(at.course(), connection), "HELLO");
        }
        out.add(new Send(new Outbound.Resume(at.session())));
        return out.go(at, new Resuming(at.course(), connection, 0), "HELLO");
    }

    /** Row 17. The bucket's five seconds start when IDENTIFY is written. */
    private Step identify(AwaitingPermit at) {
        return new Effects(settings.shard())
                .add(new Send(new Outbound.Identify()))
                .add(new SpendPermit())
                .go(at, new Identifying(at.course(), at.connection()), "permit to identify");
    }

    private Step odd(Connected at, String description) {
        Effects out = new Effects(settings.shard());
        return out.stay(at.with(out.oddity(at.connection(), description)));
    }

    private static String unexpected(long op) {
        Opcode known = Opcode.find(op);
        return known == null ? "unknown opcode " + op : "opcode " + op + " (" + known + "), which only clients send";
    }

    private Step tell(ShardState at, ShardEvent event) {
        return new Effects(settings.shard()).tell(event).stay(at);
    }

    private static boolean isTimer(OfConnection signal, Timer timer) {
        return signal instanceof TimerFired fired && fired.timer() == timer;
    }

    /**
     * The short way: whether a dispatch does nothing but count and be delivered (not as replayed), so that no step is
     * needed for it. Allocates nothing.
     *
     * @param at the state; its own sequence may lag behind
     * @param last sequence of the dispatch before
     * @param sequence of the dispatch at hand, or {@link Dispatch#NO_SEQUENCE}
     * @param name its name; empty if it has none
     */
    public static boolean isPlain(ShardState at, long last, long sequence, String name) {
        return at instanceof Active
                && sequence == last + 1
                && !name.equals(EventName.READY.name())
                && !name.equals(EventName.RESUMED.name());
    }
}
