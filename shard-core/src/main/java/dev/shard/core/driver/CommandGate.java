package dev.shard.core.driver;

import dev.shard.CloseCode;
import dev.shard.CloseStatus;
import dev.shard.CommandRejectedException;
import dev.shard.Opcode;
import dev.shard.ShardException;
import dev.shard.ShardId;
import dev.shard.core.driver.Counters.Count;
import dev.shard.core.protocol.CommandQueue;
import dev.shard.core.protocol.SendBudget;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the application's commands wait for a session and for the send budget. Shard lifetime; used on the loop only.
 */
final class CommandGate {
    private final ShardId shard;
    private final EventLoop loop;
    private final Counters counters;
    private final int capacity;
    private final CommandQueue<PendingCommand> waiting;
    private final MemberRequests memberRequests = new MemberRequests();
    private final Set<ScheduledTask> repeats = new HashSet<>();
    private @Nullable Link link;
    private @Nullable PendingCommand lastSent;
    private @Nullable ScheduledTask pump;
    private @Nullable Object presence;

    CommandGate(ShardId shard, EventLoop loop, Counters counters, int capacity) {
        this.shard = shard;
        this.loop = loop;
        this.counters = counters;
        this.capacity = capacity;
        waiting = new CommandQueue<>(capacity);
    }

    /** A session is established: what waits leaves, as the budget allows. */
    void open(Link active) {
        link = active;
        lastSent = null;
        pump();
    }

    /** The session is interrupted: commands wait. */
    void shut() {
        link = null;
        if (pump != null) {
            pump.cancel();
            pump = null;
        }
    }

    /** Takes a command; it leaves at once if the gate is open and the budget allows, else it waits. */
    void take(PendingCommand command) {
        if (command.op() == Opcode.PRESENCE_UPDATE.code()) {
            presence = command.data();
        }
        CommandQueue.Offer<PendingCommand> offer = waiting.offer(command, command.key());
        if (offer instanceof CommandQueue.Offer.Full) {
            reject(
                    command,
                    capacity + " commands wait already; wait for earlier ones to complete, or raise maxQueuedCommands");
        } else if (offer instanceof CommandQueue.Offer.Replaced<PendingCommand> replaced) {
            reject(replaced.older(), "a newer command of its kind took its place");
        }
        pump();
    }

    /** Fails everything that waits, and calls off what was to be repeated. */
    void refuseAll(ShardException reason) {
        repeats.forEach(ScheduledTask::cancel);
        repeats.clear();
        waiting.drain().forEach(command -> command.written().completeExceptionally(reason));
        counters.set(Count.QUEUED_COMMANDS, 0);
    }

    /** The presence that the application wanted last; null if it never asked for one. */
    @Nullable Object presence() {
        return presence;
    }

    /**
     * RATE_LIMITED came; see {@link MemberRequests#rateLimited}.
     *
     * @param issue takes the command when its time has come
     */
    MemberRequests.@Nullable Repeat rateLimited(@Nullable Object data, Consumer<PendingCommand> issue) {
        MemberRequests.Repeat repeat = memberRequests.rateLimited(data);
        if (repeat != null) {
            ScheduledTask[] task = new ScheduledTask[1];
            task[0] = loop.schedule(repeat.after(), () -> {
                repeats.remove(task[0]);
                issue.accept(repeat.command());
            });
            repeats.add(task[0]);
        }
        return repeat;
    }

    /**
     * The connection was closed: the command that must have been the reason, if the code says that it was one. It was
     * handed to the socket, so it is not sent again.
     */
    Optional<PendingCommand> culprit(CloseStatus status) {
        PendingCommand suspect = lastSent;
        lastSent = null;
        boolean blamesUs = status.origin() == CloseStatus.Origin.PEER
                && (status.code() == CloseCode.UNKNOWN_OPCODE.code() || status.code() == CloseCode.DECODE_ERROR.code());
        if (!blamesUs || suspect == null) {
            return Optional.empty();
        }
        memberRequests.forget(suspect);
        return Optional.of(suspect);
    }

    private void pump() {
        if (pump != null) {
            pump.cancel();
            pump = null;
        }
        Link out = link;
        if (out != null) {
            long now = loop.nanoTime();
            PendingCommand command;
            while ((command = waiting.poll(next -> out.budget().nanosUntil(lane(next), now) == 0)) != null) {
                send(out, command, now);
            }
            if (waiting.size() > 0) {
                pump = loop.schedule(Duration.ofNanos(wait(out.budget(), now)), this::pump);
            }
        }
        counters.set(Count.QUEUED_COMMANDS, waiting.size());
    }

    private void send(Link out, PendingCommand command, long now) {
        memberRequests.sent(command);
        lastSent = command;
        out.send(command.op(), command.payload(), lane(command), now);
        command.written().complete(null);
    }

    /** If any command may go, then all that wait are presences, whose own limit is the tighter one. */
    private static long wait(SendBudget budget, long now) {
        long command = budget.nanosUntil(SendBudget.Lane.COMMAND, now);
        return command > 0 ? command : budget.nanosUntil(SendBudget.Lane.PRESENCE, now);
    }

    private static SendBudget.Lane lane(PendingCommand command) {
        return command.op() == Opcode.PRESENCE_UPDATE.code() ? SendBudget.Lane.PRESENCE : SendBudget.Lane.COMMAND;
    }

    private void reject(PendingCommand command, String why) {
        command.written()
                .completeExceptionally(new CommandRejectedException(
                        "shard=%s op=%d: command not sent: %s".formatted(shard, command.op(), why)));
    }
}
