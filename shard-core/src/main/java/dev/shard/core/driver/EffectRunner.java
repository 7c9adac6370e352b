package dev.shard.core.driver;

import dev.shard.LocalProtocolException;
import dev.shard.Opcode;
import dev.shard.ShardEvent;
import dev.shard.ShardPhase;
import dev.shard.core.driver.Counters.Count;
import dev.shard.core.protocol.Outbound;
import dev.shard.core.protocol.SendBudget.Lane;
import dev.shard.core.protocol.ShardEffect;
import dev.shard.core.protocol.ShardInput;
import java.nio.ByteBuffer;

/** Does what the machine says. Used on the loop only. */
final class EffectRunner {
    private final ShardDriver driver;
    private final Hand hand;
    private final Delivery delivery;
    private final Counters counters;
    private final StatusBoard board;
    private final CommandGate gate;
    private final SessionKeeper keeper;
    private final Timers timers;
    private final CompressionLadder compressions;
    private final OwnPayloads ownPayloads;
    private final PermitDesk permits;

    EffectRunner(
            ShardDriver driver,
            ShardParts parts,
            Delivery delivery,
            Counters counters,
            StatusBoard board,
            CommandGate gate,
            SessionKeeper keeper) {
        this.driver = driver;
        this.hand = driver.hand();
        this.delivery = delivery;
        this.counters = counters;
        this.board = board;
        this.gate = gate;
        this.keeper = keeper;
        timers = new Timers(parts.loop());
        compressions = driver.compressions();
        ownPayloads = new OwnPayloads(parts.config(), parts.codec(), compressions);
        permits = new PermitDesk(parts.config().shard(), parts.loop(), parts.limiter(), driver::apply);
    }

    /** Java 17 cannot switch over sealed types; a test walks them to prove that none is missing here. */
    void run(ShardEffect effect) {
        if (effect instanceof ShardEffect.Connect connect) {
            driver.links().connect(connect);
        } else if (effect instanceof ShardEffect.Send send) {
            send(send.payload());
        } else if (effect instanceof ShardEffect.Close close) {
            withLink(link -> link.close(close.code(), close.reason()));
        } else if (effect instanceof ShardEffect.Abort) {
            withLink(Link::abort);
        } else if (effect instanceof ShardEffect.StartTimer start) {
            startTimer(start);
        } else if (effect instanceof ShardEffect.StopTimer stop) {
            timers.stop(stop.timer());
        } else if (effect instanceof ShardEffect.RequestPermit request) {
            permits.request(request.generation());
        } else if (effect instanceof ShardEffect.CancelPermit) {
            permits.cancel();
        } else if (effect instanceof ShardEffect.SpendPermit) {
            permits.spend();
        } else if (effect instanceof ShardEffect.ReturnPermit) {
            permits.giveBack();
        } else if (effect instanceof ShardEffect.OpenSendGate) {
            withLink(gate::open);
        } else if (effect instanceof ShardEffect.ShutSendGate) {
            gate.shut();
        } else if (effect instanceof ShardEffect.Admit || effect instanceof ShardEffect.Hold) {
            takeCommand();
        } else if (effect instanceof ShardEffect.Refuse refuse) {
            hand.refuse(refuse.reason());
        } else if (effect instanceof ShardEffect.RefuseHeld refuse) {
            gate.refuseAll(refuse.reason());
        } else if (effect instanceof ShardEffect.Deliver deliver) {
            deliver(deliver.replayed());
        } else if (effect instanceof ShardEffect.FallBack fallBack) {
            fallBack(fallBack.cause());
        } else if (effect instanceof ShardEffect.Publish publish) {
            publish(publish.event());
        } else if (effect instanceof ShardEffect.SaveSession save) {
            keeper.save(save.session());
        } else if (effect instanceof ShardEffect.ForgetSession) {
            keeper.forget();
        } else {
            throw new IllegalArgumentException("no way to do " + effect);
        }
    }

    private interface LinkAction {
        void on(Link link);
    }

    private void withLink(LinkAction action) {
        Link link = driver.links().current();
        if (link != null) {
            action.on(link);
        }
    }

    private void send(Outbound payload) {
        Link link = driver.links().current();
        if (link == null) {
            return;
        }
        long now = driver.nowNanos();
        if (payload instanceof Outbound.Heartbeat beat) {
            beat(link, beat, now);
        } else if (payload instanceof Outbound.Identify) {
            counters.add(Count.IDENTIFIES, 1);
            link.send(Opcode.IDENTIFY.code(), ownPayloads.identify(gate.presence()), Lane.HANDSHAKE, now);
        } else if (payload instanceof Outbound.Resume resume) {
            link.send(Opcode.RESUME.code(), ownPayloads.resume(resume.session()), Lane.HANDSHAKE, now);
        }
    }

    private void beat(Link link, Outbound.Heartbeat beat, long now) {
        ByteBuffer payload = ownPayloads.heartbeat(beat.sequence());
        boolean sent =
                link.send(Opcode.HEARTBEAT.code(), payload, beat.scheduled() ? Lane.HEARTBEAT : Lane.ANSWER, now);
        var roundTrip = hand.takeHeartbeat();
        if (sent) {
            link.beaten(now, beat.scheduled(), roundTrip);
        } else if (roundTrip != null) {
            roundTrip.completeExceptionally(new LocalProtocolException("shard=" + driver.shard()
                    + " op=1: the send budget of 120 payloads in 60 s is used up; try later"));
        }
    }

    private void startTimer(ShardEffect.StartTimer start) {
        timers.start(
                start.timer(),
                start.delay(),
                () -> driver.apply(new ShardInput.TimerFired(
                        start.timer(), start.generation(), driver.links().health())));
    }

    private void takeCommand() {
        if (hand.command != null) {
            gate.take(hand.command);
        }
    }

    private void deliver(boolean replayed) {
        if (hand.envelope != null && hand.payload != null) {
            driver.dispatch(hand.envelope, hand.payload, replayed);
        }
    }

    private void fallBack(String cause) {
        String from = compressions.current().name();
        if (compressions.stepDown()) {
            String to = compressions.current().name();
            publish(new ShardEvent.CompressionChanged(driver.shard(), from, to, cause));
        }
    }

    private void publish(ShardEvent event) {
        if (event instanceof ShardEvent.Connected) {
            counters.add(Count.CONNECTIONS, 1);
        } else if (event instanceof ShardEvent.Disconnected disconnected) {
            board.closed(disconnected.status());
        } else if (event instanceof ShardEvent.Resumed) {
            counters.add(Count.RESUMES, 1);
        } else if (event instanceof ShardEvent.PhaseChanged changed && changed.from() == ShardPhase.IDENTIFYING) {
            permits.settle(changed.to() == ShardPhase.ACTIVE);
        } else if (event instanceof ShardEvent.IdentifyDelayed delayed) {
            board.identifyDelayed(delayed.delay(), driver.nowNanos());
        } else if (event instanceof ShardEvent.SequenceGap) {
            counters.add(Count.GAPS, 1);
        }
        driver.log().event(event);
        delivery.publish(event);
        if (event instanceof ShardEvent.Failed) {
            delivery.endSubscriptions();
        }
    }
}
