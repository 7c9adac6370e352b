package dev.shard.core.driver;

import static java.util.Objects.requireNonNull;

import dev.shard.Dispatch;
import dev.shard.Opcode;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.ShardStatus;
import dev.shard.core.driver.Counters.Count;
import dev.shard.core.protocol.MachineSettings;
import dev.shard.core.protocol.Moment;
import dev.shard.core.protocol.Payload;
import dev.shard.core.protocol.ShardEffect;
import dev.shard.core.protocol.ShardInput;
import dev.shard.core.protocol.ShardMachine;
import dev.shard.core.protocol.ShardState;
import dev.shard.core.protocol.Step;
import dev.shard.spi.codec.Envelope;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the machine of one shard: tells it what happens, has done what it says, in order. Plain dispatches take a short way
 * past it. Used on the loop only.
 */
final class ShardDriver {
    private final ShardParts parts;
    private final ShardMachine machine;
    private final Hand hand = new Hand();
    private final Delivery delivery;
    private final Counters counters;
    private final StatusBoard board;
    private final ShardLog log;
    private final CompressionLadder compressions;
    private final CommandGate gate;
    private final SessionKeeper keeper;
    private final Inbound inbound;
    private final Links links;
    private final EffectRunner effects;
    private final ReplayDoubt doubt = new ReplayDoubt();
    private Runnable afterStep = () -> {};

    private ShardState state = ShardState.initial();
    /** Ahead of the state's own while plain dispatches take the short way. */
    private long sequence = Dispatch.NO_SEQUENCE;

    private boolean stepping;
    private boolean loopGone;

    ShardDriver(ShardParts parts, Delivery delivery, Counters counters, StatusBoard board, ShardLog log) {
        this.parts = parts;
        this.delivery = delivery;
        this.counters = counters;
        this.board = board;
        this.log = log;
        machine = new ShardMachine(MachineSettings.from(parts.config()));
        compressions = new CompressionLadder(parts.compression(), parts.fallbacks());
        gate = new CommandGate(
                shard(), parts.loop(), counters, parts.config().limits().maxQueuedCommands());
        keeper = new SessionKeeper(parts, board, delivery, this::tell);
        inbound = new Inbound(this, parts, compressions, delivery, counters);
        links = new Links(this, new Connector(parts, compressions, board), gate, counters, delivery);
        effects = new EffectRunner(this, parts, delivery, counters, board, gate, keeper);
        delivery.onPauseChanged(this::updateReading);
        keeper.onTakenOver(holder -> apply(new ShardInput.TakenOver(holder)));
    }

    /** What to do after each step, when futures may be completed. */
    void afterStep(Runnable task) {
        afterStep = task;
    }

    ShardId shard() {
        return parts.config().shard();
    }

    ShardLog log() {
        return log;
    }

    Inbound inbound() {
        return inbound;
    }

    SessionKeeper keeper() {
        return keeper;
    }

    CompressionLadder compressions() {
        return compressions;
    }

    CommandGate gate() {
        return gate;
    }

    /** To be filled before {@link #apply} with what comes along with the input. */
    Hand hand() {
        return hand;
    }

    ShardState state() {
        return state;
    }

    Links links() {
        return links;
    }

    boolean sendsText() {
        return parts.codec().text();
    }

    long nowNanos() {
        return parts.loop().nanoTime();
    }

    ShardStatus status() {
        return board.snapshot(nowNanos());
    }

    /** Whether the transport was closed under us, so that no timer can run any more. */
    boolean loopGone() {
        return loopGone;
    }

    /** Makes one step and does what comes of it. */
    void apply(ShardInput input) {
        if (stepping) {
            throw new IllegalStateException(
                    "a step is under way; " + input.getClass().getSimpleName() + " must wait");
        }
        stepping = true;
        try {
            Step step = machine.step(
                    state.withSequence(sequence),
                    input,
                    new Moment(
                            nowNanos(), parts.wall().instant(), parts.chance().nextDouble()));
            become(step.next());
            for (ShardEffect effect : step.effects()) {
                effects.run(effect);
            }
        } catch (RejectedExecutionException closed) {
            loopGone = true;
        } catch (RuntimeException defect) {
            log.defect(defect);
            links.abort();
        } finally {
            stepping = false;
            hand.empty();
        }
        flush();
        updateReading();
        afterStep.run();
    }

    private void flush() {
        try {
            keeper.flush();
        } catch (RejectedExecutionException closed) {
            loopGone = true;
        }
    }

    /** Something about the shard that the machine does not know of. */
    private void tell(ShardEvent event) {
        log.event(event);
        delivery.publish(event);
    }

    private void become(ShardState next) {
        if (isAnother(next.session())) {
            // What READY begins is still to be handed over; what comes from a store was processed by whoever stored it.
            boolean begins = next instanceof ShardState.Active;
            doubt.session(!begins);
            delivery.beginSession(
                    begins
                            ? Dispatch.NO_SEQUENCE
                            : requireNonNull(next.session()).sequence());
        }
        state = next;
        sequence =
                next.session() == null ? Dispatch.NO_SEQUENCE : next.session().sequence();
        board.show(next, nowNanos());
    }

    private boolean isAnother(@Nullable ShardSession next) {
        ShardSession now = state.session();
        return next != null && (now == null || !now.sessionId().equals(next.sessionId()));
    }

    /** Whether a payload needs no step: see {@link ShardMachine#isPlain}. */
    boolean isPlain(Envelope envelope) {
        String name = envelope.name();
        return envelope.op() == Opcode.DISPATCH.code()
                && name != null
                && ShardMachine.isPlain(state, sequence, envelope.sequence(), name);
    }

    /** Hands an event out, marked if it is replayed or may be. */
    void dispatch(Envelope envelope, ByteBuffer payload, boolean replayed) {
        countDispatch();
        delivery.dispatch(envelope, payload, replayed || doubt.exists());
    }

    /** The short way: counted and delivered as one. */
    void plainDispatch(Envelope envelope, ByteBuffer payload) {
        sequence = envelope.sequence();
        board.moveTo(sequence);
        dispatch(envelope, payload, false);
        keeper.moved();
    }

    /** The long way. {@code envelope} and {@code buffer} are lent. */
    void received(Link from, Payload payload, Envelope envelope, ByteBuffer buffer) {
        hand.envelope = envelope;
        hand.payload = buffer;
        apply(new ShardInput.Received(from.generation(), payload));
        if (payload instanceof Payload.HeartbeatAck) {
            from.acknowledged(nowNanos());
        } else if (payload instanceof Payload.Hello && state instanceof ShardState.Connected connected) {
            from.budget()
                    .setHeartbeatInterval(connected.connection().heartbeat().interval());
        } else if (state.session() != null) {
            keeper.moved();
        }
        if (payload instanceof Payload.Resumed && doubt.exists()) {
            hand.heartbeat = doubt.resumed();
            apply(new ShardInput.HeartbeatRequested());
        }
    }

    private void countDispatch() {
        counters.add(Count.DISPATCHES, 1);
        counters.set(Count.LAST_DISPATCH_NANOS, counters.get(Count.LAST_MESSAGE_NANOS));
    }

    /** RATE_LIMITED came with this data: a request that we know is made again when its time has come. */
    void rateLimited(@Nullable Object data) {
        MemberRequests.Repeat repeat = gate.rateLimited(data, this::issue);
        if (repeat != null) {
            log.repeats(repeat.command().op(), repeat.after().toMillis());
        }
    }

    /** A command wants out. */
    void issue(PendingCommand command) {
        hand.command = command;
        apply(new ShardInput.CommandIssued());
    }

    private void updateReading() {
        board.paused(delivery.paused());
        links.updateReading(state.phase());
    }
}
