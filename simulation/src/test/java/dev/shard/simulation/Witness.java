package dev.shard.simulation;

import dev.shard.CloseStatus;
import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import dev.shard.ShardListener;
import dev.shard.ShardPhase;
import dev.shard.ShardSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Hears on the loop what one process tells of one shard, and holds it against what the Gateway really sent. */
final class Witness implements ShardListener {
    private static final int MAX_FRUITLESS = 3;
    private static final int MAX_BROKEN = 2;

    private final World world;
    private final Subject subject;
    private final PhaseLaws phases;
    private final List<String> heard = new ArrayList<>();
    private final Deliveries deliveries;
    private int fruitless;
    private int broken;
    private int replayed;
    private boolean sessionGone;
    private boolean ended;

    Witness(World world, ModelGateway gateway, Subject subject) {
        this.world = world;
        this.subject = subject;
        phases = new PhaseLaws(world, subject);
        deliveries = new Deliveries(world, gateway, subject);
    }

    /** Dispatches in the order in which they came; what the listener off the loop must hear as well. */
    List<String> heard() {
        return heard;
    }

    /** The application starts it: from now on it may speak again. */
    void started() {
        ended = false;
        phases.started();
    }

    @Override
    public void accept(ShardEvent event) {
        if (event instanceof Dispatch dispatch) {
            dispatch(dispatch);
            return;
        }
        subject.expectNoSecret("an event", event.toString());
        if (!(event instanceof ShardEvent.HeartbeatAcknowledged)) {
            world.note("event", subject.index() + " " + event.getClass().getSimpleName());
        }
        if (event instanceof ShardEvent.PhaseChanged changed
                && changed.cause().equals("start")
                && subject.asks().connecting()) {
            started();
        }
        boolean ofOthers = event instanceof ShardEvent.ReadingPaused
                || event instanceof ShardEvent.ListenerFailed
                || event instanceof ShardEvent.SessionStoreFailed;
        world.expect(!ended || ofOthers, "R17 silence after the end", event.toString());
        if (event instanceof ShardEvent.PhaseChanged changed) {
            changed(changed);
        } else if (event instanceof ShardEvent.Ready ready) {
            began(ready.session());
        } else if (event instanceof ShardEvent.Resumed resumed) {
            world.expect(resumed.replayed() == replayed, "R11 replays are counted", resumed + " after " + replayed);
            fruitless = 0;
            askedForTheEnd();
        } else if (event instanceof ShardEvent.SessionLost lost) {
            lost(lost);
        } else if (event instanceof ShardEvent.SequenceGap told) {
            deliveries.missing(told);
        } else if (event instanceof ShardEvent.Disconnected disconnected) {
            phases.disconnected(disconnected);
        } else {
            rest(event);
        }
    }

    /** A heartbeat tells the end of the replay of a stored session. */
    private void askedForTheEnd() {
        Wire wire = subject.transport().current();
        if (deliveries.stored() && wire != null) {
            wire.laws().beats().ask();
        }
    }

    private void rest(ShardEvent event) {
        if (event instanceof ShardEvent.Stopped stopped) {
            ended = true;
            if (stopped.session() == null) {
                deliveries.endSession();
            }
            subject.user().cameToRest();
        } else if (event instanceof ShardEvent.Failed) {
            ended = true;
            subject.user().cameToRest();
        } else if (event instanceof ShardEvent.HeartbeatAcknowledged acknowledged) {
            world.expect(!acknowledged.latency().isNegative(), "S12 latency", acknowledged.toString());
        } else if (event instanceof ShardEvent.CompressionChanged) {
            world.expect(broken >= MAX_BROKEN, "row 52", "fell back after " + broken + " broken streams");
            subject.fellBack();
        }
    }

    private void changed(ShardEvent.PhaseChanged changed) {
        phases.changed(changed);
        if (changed.from() == ShardPhase.IDLE) {
            subject.shard()
                    .session()
                    .ifPresent(stored -> world.expect(
                            !subject.user().isUnfit(stored), "R12 what does not fit is refused", stored.toString()));
        }
        if (changed.from() == ShardPhase.RESUMING && changed.to() != ShardPhase.ACTIVE && replayed == 0) {
            fruitless++;
        }
        if (changed.to() == ShardPhase.RESUMING) {
            replayed = 0;
        } else if (changed.to() == ShardPhase.ACTIVE) {
            broken = 0;
        } else if (changed.to() == ShardPhase.CLOSING && changed.cause().contains("stopped by request")) {
            stopping();
        }
    }

    // ---- Sessions ----

    /** The application stops it, with a code that ends the session or with one that does not. */
    private void stopping() {
        if (subject.shard().session().isEmpty() && deliveries.session() != null) {
            Wire wire = Objects.requireNonNull(subject.transport().current());
            world.expect(
                    CloseStatus.endsSession(wire.laws().closeCode()),
                    "R12 a suspended session is kept",
                    "lost " + deliveries.session());
            deliveries.endSession();
        }
    }

    private void began(ShardSession begun) {
        deliveries.begin(begun);
        sessionGone = false;
        fruitless = 0;
    }

    private void lost(ShardEvent.SessionLost lost) {
        boolean licensed = sessionGone
                || fruitless >= MAX_FRUITLESS
                || broken >= MAX_BROKEN
                || subject.user().mayGiveUp(lost.session());
        world.expect(licensed, "R6 sessions are kept", lost.cause());
        deliveries.lose(lost.session());
    }

    /** What the peer says may cost the session; it is about to be handed over. */
    void told(Payload payload, ShardPhase phase) {
        if (!phase.connected()) {
            return;
        }
        if (payload.op() == 9 && Boolean.FALSE.equals(payload.d())
                || payload.op() == 0 && "READY".equals(payload.t())) {
            sessionGone = true;
        }
    }

    void toldThatSessionIsGone() {
        sessionGone = true;
    }

    void streamBroken() {
        broken++;
    }

    void connecting(Wire wire) {
        phases.connecting(wire);
        String told = deliveries.session();
        ShardSession known = subject.shard().session().orElse(null);
        if (known == null) {
            world.expect(told == null, "R6 sessions do not vanish silently", wire + " forgot " + told);
        } else if (told == null) {
            world.expect(
                    known.equals(subject.loaded()),
                    "R12 a stored session is resumed as it was stored",
                    known.toString());
        }
    }

    void identifying() {
        String told = deliveries.session();
        world.expect(told == null, "S20 a session is resumed", "IDENTIFY in spite of " + told);
    }

    private void dispatch(Dispatch event) {
        heard.add(event.name() + " " + event.sequence());
        world.note("dispatch", subject.index() + " " + event.name() + " " + event.sequence());
        world.expect(!ended, "R17 silence after the end", event.name());
        if (event.replayed()) {
            replayed++;
            fruitless = 0;
        }
        deliveries.dispatch(event);
    }

    Deliveries deliveries() {
        return deliveries;
    }

    PhaseLaws phases() {
        return phases;
    }
}
