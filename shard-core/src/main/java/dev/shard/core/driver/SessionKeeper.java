package dev.shard.core.driver;

import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.spi.session.SessionHeldException;
import dev.shard.spi.session.SessionStore;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings the session to the store: one write at a time, always the latest state, never in the way of an event, and never ahead
 * of what every listener has processed. What a store cannot do is told and survived: at worst the next process identifies. Used
 * on the loop only.
 */
final class SessionKeeper {
    /** Between two saves while events come in: what is lost with the process is replayed by the resume. */
    private static final Duration SAVE_EVERY = Duration.ofSeconds(1);

    private final ShardId shard;
    private final EventLoop loop;
    private final StoreCalls calls;
    private final @Nullable SessionStore store;
    private final InstantSource wall;
    private final StatusBoard board;
    private final Delivery delivery;
    private Runnable onIdle = () -> {};
    private Consumer<SessionHeldException> onTakenOver = holder -> {};
    private @Nullable ShardSession latest;
    private @Nullable Supplier<CompletionStage<Void>> next;
    private @Nullable ScheduledTask saving;
    /** The sequence that is to be stored as soon as it is processed; {@link Dispatch#NO_SEQUENCE} for none. */
    private long awaited = Dispatch.NO_SEQUENCE;

    private boolean due;
    private boolean writing;
    private boolean resting;

    /** Keeps the sessions of one shard; none, if its parts have no store. */
    SessionKeeper(ShardParts parts, StatusBoard board, Delivery delivery, Consumer<ShardEvent> events) {
        this.board = board;
        this.delivery = delivery;
        shard = parts.config().shard();
        loop = parts.loop();
        store = parts.store();
        wall = parts.wall();
        // Who waits longer for its stored session starts without it; a write that takes longer is called slow.
        calls = new StoreCalls(shard, loop, parts.config().timeouts().connect(), events);
        delivery.onProcessed(this::processed);
    }

    /** What to do when a write is refused because the shard belongs to another process now; nothing more is written then. */
    void onTakenOver(Consumer<SessionHeldException> task) {
        onTakenOver = task;
    }

    /** What to do when the last write is done. */
    void onIdle(Runnable task) {
        onIdle = task;
    }

    /**
     * Loads the stored session.
     *
     * @param then called once, on the loop, with null if there is none or it cannot be had; not after a cancel
     * @param refused called instead if another process runs the shard
     */
    ScheduledTask load(Consumer<@Nullable ShardSession> then, Consumer<SessionHeldException> refused) {
        if (store == null) {
            then.accept(null);
            return () -> {};
        }
        SessionStore from = store;
        return calls.load(() -> from.load(shard), then, refused);
    }

    /**
     * Stores the session when the step that is under way is done, and with it what it delivers: at once if every listener has
     * come so far, else as soon as they have. A process that dies before would leave a session without its READY, or one that
     * has to replay a RESUMED.
     */
    void save(ShardSession session) {
        latest = session;
        due = true;
        awaited = session.sequence();
    }

    /** The sequence has moved on: stores the session soon. */
    void moved() {
        resting = false;
        if (store != null && saving == null) {
            saveLater();
        }
    }

    /** After a step: writes what is to be written, as far as it was processed. */
    void flush() {
        ShardSession session = latest;
        if (store == null || session == null || !due) {
            return;
        }
        due = false;
        Optional<ShardSession> processed = processed(session);
        SessionStore to = store;
        processed.ifPresent(keep -> write(() -> to.save(keep)));
        if (processed.map(ShardSession::sequence).orElse(Dispatch.NO_SEQUENCE) < awaited) {
            delivery.awaitsListeners();
        }
        if (saving == null && !processed.equals(Optional.of(session))) {
            saveLater();
        }
    }

    private void saveLater() {
        saving = loop.schedule(SAVE_EVERY, () -> {
            saving = null;
            if (!resting) {
                board.session().ifPresent(this::refresh);
            }
            due = true;
            flush();
        });
    }

    /** A session that did not move on is not younger for it. */
    private void refresh(ShardSession now) {
        ShardSession before = latest;
        boolean moved =
                before == null || !before.sessionId().equals(now.sessionId()) || before.sequence() != now.sequence();
        if (moved) {
            latest = now.withUpdatedAt(wall.instant());
        }
    }

    /** A session as far as every listener has come; empty if not even its READY was processed. */
    Optional<ShardSession> processed(ShardSession session) {
        long processed = delivery.processed();
        return processed == Dispatch.NO_SEQUENCE
                ? Optional.empty()
                : Optional.of(processed < session.sequence() ? session.withSequence(processed) : session);
    }

    /** There is no session any more. */
    void forget() {
        latest = null;
        due = false;
        cancelSaving();
        if (store != null) {
            SessionStore from = store;
            write(() -> from.remove(shard));
        }
    }

    /** From now on the session does not move on; what listeners are still at is waited for by {@link #idle()}. */
    void rest() {
        resting = true;
    }

    /** Nothing more is written but what is under way, whatever listeners still do: the session may go on elsewhere now. */
    void cease() {
        cancelSaving();
        latest = null;
        next = null;
        due = false;
    }

    /** Whether nothing is under way: no write, and no listener whose progress would be worth one. */
    boolean idle() {
        return !writing && !(store != null && latest != null && resting && delivery.awaitsListeners());
    }

    private void processed() {
        due = true;
        flush();
        if (!writing) {
            onIdle.run();
        }
    }

    private void cancelSaving() {
        if (saving != null) {
            saving.cancel();
            saving = null;
        }
    }

    private void write(Supplier<CompletionStage<Void>> write) {
        next = write;
        if (!writing) {
            writeNext();
        }
    }

    private void writeNext() {
        Supplier<CompletionStage<Void>> write = next;
        next = null;
        writing = write != null;
        if (write == null) {
            onIdle.run();
        } else {
            calls.write(write, this::writeNext, this::takenOver);
        }
    }

    private void takenOver(SessionHeldException holder) {
        cease();
        onTakenOver.accept(holder);
    }
}
