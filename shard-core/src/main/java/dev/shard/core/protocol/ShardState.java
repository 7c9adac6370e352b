package dev.shard.core.protocol;

import dev.shard.CloseStatus;
import dev.shard.ShardException;
import dev.shard.ShardFailedException;
import dev.shard.ShardPhase;
import dev.shard.ShardSession;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where a shard is, with exactly the data that exists there. */
public sealed interface ShardState {
    /** A shard that was never started. */
    static ShardState initial() {
        return new Idle(Course.INITIAL);
    }

    /** What a shard takes along from one connection to the next. */
    Course course();

    /** Same state, changed course. */
    ShardState with(Course course);

    /** The state without its data. */
    ShardPhase phase();

    /** What could be resumed; null without a session. */
    default @Nullable ShardSession session() {
        return course().session();
    }

    /** Number of the current or last connection; 0 before the first. */
    default long generation() {
        return course().generation();
    }

    /**
     * Same state, but the session's sequence is this. The driver counts plain dispatches by itself (see
     * {@link ShardMachine#isPlain}) and brings the state up to date before the next step.
     */
    default ShardState withSequence(long sequence) {
        ShardSession session = session();
        return session == null || session.sequence() == sequence
                ? this
                : with(course().withSession(session.withSequence(sequence)));
    }

    /** States with an open connection that nobody has begun to close: "conn*" in the table. */
    sealed interface Connected extends ShardState {
        /** What is known of the connection. */
        Connection connection();

        /** Same state, changed connection. */
        Connected with(Connection connection);

        @Override
        Connected with(Course course);
    }

    /** Not started. */
    record Idle(Course course) implements ShardState {
        @Override
        public Idle with(Course value) {
            return new Idle(value);
        }

        @Override
        public ShardPhase phase() {
            return ShardPhase.IDLE;
        }
    }

    /** Waiting before the next attempt: with a session in order to resume it, else to identify. */
    record Backoff(Course course) implements ShardState {
        @Override
        public Backoff with(Course value) {
            return new Backoff(value);
        }

        @Override
        public ShardPhase phase() {
            return ShardPhase.BACKOFF;
        }
    }

    /** Finding the Gateway, DNS, TCP, TLS, upgrade; {@code target} says where to. */
    record Connecting(Course course, Target target) implements ShardState {
        @Override
        public Connecting with(Course value) {
            return new Connecting(value, target);
        }

        @Override
        public ShardPhase phase() {
            return ShardPhase.CONNECTING;
        }
    }

    /** The connection is open, HELLO is outstanding. */
    record AwaitingHello(Course course, Connection connection) implements Connected {
        @Override
        public AwaitingHello with(Course value) {
            return new AwaitingHello(value, connection);
        }

        @Override
        public AwaitingHello with(Connection value) {
            return new AwaitingHello(course, value);
        }

        @Override
        public ShardPhase phase() {
            return ShardPhase.AWAITING_HELLO;
        }
    }

    /** Heartbeats run, the turn to identify has not come. */
    record AwaitingPermit(Course course, Connection connection) implements Connected {
        @Override
        public AwaitingPermit with(Course value) {
            return new AwaitingPermit(value, connection);
        }

        @Override
        public AwaitingPermit with(Connection value) {
            return new AwaitingPermit(course, value);
        }

        @Override
        public ShardPhase phase() {
            return ShardPhase.AWAITING_PERMIT;
        }
    }

    /** IDENTIFY is sent, READY is outstanding. */
    record Identifying(Course course, Connection connection) implements Connected {
        @Override
        public Identifying with(Course value) {
            return new Identifying(value, connection);
        }

        @Override
        public Identifying with(Connection value) {
            return new Identifying(course, value);
        }

        @Override
        public ShardPhase phase() {
            return ShardPhase.IDENTIFYING;
        }
    }

    /** RESUME is sent; {@code replayed} missed events have come in. */
    record Resuming(Course course, Connection connection, int replayed) implements Connected {
        @Override
        public Resuming with(Course value) {
            return new Resuming(value, connection, replayed);
        }

        @Override
        public Resuming with(Connection value) {
            return new Resuming(course, value, replayed);
        }

        @Override
        public ShardPhase phase() {
            return ShardPhase.RESUMING;
        }
    }

    /** READY or RESUMED came at {@code sinceNanos}: events flow, commands are sent. */
    record Active(Course course, Connection connection, long sinceNanos) implements Connected {
        @Override
        public Active with(Course value) {
            return new Active(value, connection, sinceNanos);
        }

        @Override
        public Active with(Connection value) {
            return new Active(course, value, sinceNanos);
        }

        @Override
        public ShardPhase phase() {
            return ShardPhase.ACTIVE;
        }
    }

    /** A close of ours is under way; {@code status} is how we closed, {@code then} what follows. */
    record Closing(Course course, CloseStatus status, AfterClose then) implements ShardState {
        @Override
        public Closing with(Course value) {
            return new Closing(value, status, then);
        }

        @Override
        public ShardPhase phase() {
            return ShardPhase.CLOSING;
        }
    }

    /** Stopped by request, or because nobody wants a lost connection to be replaced. */
    record Stopped(Course course) implements ShardState {
        @Override
        public Stopped with(Course value) {
            return new Stopped(value);
        }

        @Override
        public ShardPhase phase() {
            return ShardPhase.STOPPED;
        }
    }

    /** Stopped for good, for {@code reason}. */
    record Failed(Course course, ShardFailedException reason) implements ShardState {
        @Override
        public Failed with(Course value) {
            return new Failed(value, reason);
        }

        @Override
        public ShardPhase phase() {
            return ShardPhase.FAILED;
        }
    }

    /** What follows a close of ours. */
    sealed interface AfterClose {
        /** Another connection, after a wait of at least this. */
        record Retry(Duration atLeast) implements AfterClose {}

        /** Another connection at once, because the user asked for it. */
        record RetryNow() implements AfterClose {}

        /** Nothing, because the user asked for it. */
        record Stop() implements AfterClose {}

        /** Nothing, because another process runs the shard now. */
        record Fail(ShardException holder) implements AfterClose {}
    }
}
