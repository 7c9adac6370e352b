package dev.shard.simulation;

import dev.shard.CloseStatus;
import dev.shard.ShardEvent;
import dev.shard.ShardPhase;
import dev.shard.TransportException;
import dev.shard.core.protocol.Payload;
import dev.shard.core.protocol.ShardEffect;
import dev.shard.core.protocol.ShardInput;
import dev.shard.core.protocol.ShardState;
import dev.shard.core.protocol.Step;
import dev.shard.core.protocol.Target;
import dev.shard.core.protocol.Timer;
import java.util.BitSet;

/** Which rows of {@code docs/protocol/transitions.md} a step belongs to, told from what went in and what came out. */
final class Rows {
    /** Messages are dropped at the door, as soon as the close is sent. */
    static final int DROPPED_AFTER_CLOSE = 61;

    private final BitSet rows = new BitSet();
    private final ShardState before;
    private final ShardPhase phase;
    private final ShardPhase after;
    private final Step step;

    private Rows(ShardState before, Step step) {
        this.before = before;
        this.step = step;
        phase = before.phase();
        after = step.next().phase();
    }

    static BitSet of(ShardState before, ShardInput input, Step step) {
        Rows rows = new Rows(before, step);
        if (input instanceof ShardInput.OfConnection signal) {
            rows.signal(signal);
        } else {
            rows.request(input);
        }
        return rows.rows;
    }

    private void row(int number, boolean taken) {
        if (taken) {
            rows.set(number);
        }
    }

    private boolean open() {
        return phase.connected();
    }

    private boolean tells(Class<? extends ShardEvent> event) {
        return step.effects().stream()
                .anyMatch(effect -> effect instanceof ShardEffect.Publish news && event.isInstance(news.event()));
    }

    private boolean does(Class<? extends ShardEffect> deed) {
        return step.effects().stream().anyMatch(deed::isInstance);
    }

    private void request(ShardInput input) {
        if (input instanceof ShardInput.Start) {
            boolean starts = after == ShardPhase.CONNECTING && step.next().generation() > before.generation();
            row(1, starts && phase != ShardPhase.FAILED && step.next().session() == null);
            row(2, starts && phase != ShardPhase.FAILED && step.next().session() != null);
            row(3, does(ShardEffect.Refuse.class));
            row(64, starts && phase == ShardPhase.FAILED);
        } else if (input instanceof ShardInput.StopRequested stop) {
            boolean ends = CloseStatus.endsSession(stop.closeCode());
            row(9, phase == ShardPhase.CONNECTING || phase == ShardPhase.BACKOFF || phase == ShardPhase.CLOSING);
            row(57, open() && ends);
            row(58, open() && !ends);
        } else if (input instanceof ShardInput.CommandIssued) {
            row(41, does(ShardEffect.Admit.class));
            row(42, does(ShardEffect.Hold.class) || does(ShardEffect.Refuse.class));
        } else if (input instanceof ShardInput.ReconnectRequested
                || input instanceof ShardInput.ReinstantiateRequested) {
            row(59, !does(ShardEffect.Refuse.class));
        }
    }

    private void signal(ShardInput.OfConnection signal) {
        boolean current = signal.generation() == before.generation();
        row(20, does(ShardEffect.ReturnPermit.class));
        row(63, !current && !(signal instanceof ShardInput.PermitGranted));
        if (!current) {
            return;
        }
        row(19, signal instanceof ShardInput.IdentifyDelayed && tells(ShardEvent.IdentifyDelayed.class));
        row(17, signal instanceof ShardInput.PermitGranted && does(ShardEffect.SpendPermit.class));
        row(18, phase == ShardPhase.AWAITING_PERMIT && does(ShardEffect.CancelPermit.class));
        row(4, signal instanceof ShardInput.Opened && after == ShardPhase.AWAITING_HELLO);
        if (before instanceof ShardState.Connecting connecting) {
            dialing(connecting, signal);
        } else if (phase == ShardPhase.CLOSING) {
            row(60, after != ShardPhase.CLOSING);
            row(DROPPED_AFTER_CLOSE, signal instanceof ShardInput.Received);
        } else if (signal instanceof ShardInput.TimerFired fired) {
            timer(fired.timer());
        } else if (open() && signal instanceof ShardInput.Closed closed) {
            ended(closed.status());
        } else if (open()) {
            bad(signal);
            if (signal instanceof ShardInput.Received received) {
                received(received.payload());
            }
        }
    }

    private void dialing(ShardState.Connecting at, ShardInput signal) {
        boolean late = signal instanceof ShardInput.TimerFired;
        if (!late && !(signal instanceof ShardInput.Closed)) {
            return;
        }
        boolean resume = at.target() instanceof Target.Resume;
        row(5, resume);
        row(6, !resume);
        TransportException failure =
                signal instanceof ShardInput.Closed closed ? closed.status().failure() : null;
        row(7, failure != null && failure.retryAfter() != null);
        row(8, failure != null && failure.phase() == TransportException.Phase.CERTIFICATE);
    }

    private void timer(Timer timer) {
        row(16, timer == Timer.HELLO);
        row(47, timer == Timer.HEARTBEAT && does(ShardEffect.Send.class));
        row(48, timer == Timer.HEARTBEAT && after == ShardPhase.CLOSING);
        row(62, timer == Timer.BACKOFF && after == ShardPhase.CONNECTING);
    }

    private void ended(CloseStatus status) {
        boolean byPeer = status.origin() == CloseStatus.Origin.PEER;
        boolean code = byPeer && status.code() != CloseStatus.NO_CODE;
        row(27, after == ShardPhase.FAILED && byPeer);
        row(25, phase == ShardPhase.IDENTIFYING && after == ShardPhase.BACKOFF);
        boolean fruitless = step.next().course().trouble().fruitless()
                > before.course().trouble().fruitless();
        boolean lost = tells(ShardEvent.SessionLost.class);
        row(34, phase == ShardPhase.RESUMING && code && lost);
        row(35, phase == ShardPhase.RESUMING && !lost && fruitless);
        row(55, code && after == ShardPhase.BACKOFF);
        row(56, !code && after == ShardPhase.BACKOFF);
    }

    private void bad(ShardInput signal) {
        boolean undecodable = signal instanceof ShardInput.PayloadUndecodable;
        row(50, undecodable && after == phase);
        row(51, undecodable && after == ShardPhase.CLOSING);
        row(52, signal instanceof ShardInput.DecompressionFailed);
        row(53, signal instanceof ShardInput.PlainFrameReceived);
        row(
                54,
                signal instanceof ShardInput.PayloadUndecodable bad
                        && String.valueOf(bad.problem().getMessage()).startsWith("a binary message"));
    }

    private void received(Payload payload) {
        boolean resuming = phase == ShardPhase.RESUMING;
        boolean active = phase == ShardPhase.ACTIVE;
        boolean hello = phase == ShardPhase.AWAITING_HELLO;
        boolean identifying = phase == ShardPhase.IDENTIFYING;
        if (payload instanceof Payload.Hello) {
            row(10, hello && after == ShardPhase.RESUMING);
            row(11, hello && after == ShardPhase.AWAITING_PERMIT);
            row(12, hello && after == ShardPhase.CLOSING);
            row(43, !hello);
        } else if (payload instanceof Payload.Reconnect) {
            row(13, hello);
            row(25, identifying);
            row(33, resuming);
            row(40, active);
        } else if (payload instanceof Payload.InvalidSession invalid) {
            row(14, hello);
            row(24, identifying);
            row(31, (resuming || active) && !invalid.resumable());
            row(32, (resuming || active) && invalid.resumable());
        } else if (payload instanceof Payload.Ready ready) {
            row(15, hello);
            row(21, identifying && after == ShardPhase.ACTIVE);
            row(22, identifying && after == ShardPhase.ACTIVE && ready.resumeUrl() == null);
            row(23, identifying && after == ShardPhase.CLOSING);
            row(30, resuming && after == ShardPhase.ACTIVE);
            row(39, active);
        } else if (payload instanceof Payload.Resumed) {
            row(26, identifying);
            row(29, resuming);
            row(39, active);
        } else if (payload instanceof Payload.Event event) {
            row(15, hello);
            row(26, identifying);
            row(28, resuming);
            row(36, active && event.sequence() >= 0);
            row(37, active && event.sequence() < 0);
            row(38, active && event.name().equals("NEVER_HEARD_OF"));
        } else {
            row(44, payload instanceof Payload.Heartbeat);
            row(45, payload instanceof Payload.HeartbeatAck && !step.effects().isEmpty());
            row(46, payload instanceof Payload.HeartbeatAck && step.effects().isEmpty());
            row(49, payload instanceof Payload.Unknown);
        }
    }
}
