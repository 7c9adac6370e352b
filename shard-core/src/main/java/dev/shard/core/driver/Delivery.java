package dev.shard.core.driver;

import dev.shard.Dispatch;
import dev.shard.EventData;
import dev.shard.ListenerOptions;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardListener;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.Envelope;
import dev.shard.spi.transport.EventLoop;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Hands the events of one shard to whoever listens: on the loop with lent data, elsewhere with one owned copy that all share.
 * Nobody can disturb another: what a listener throws is caught, and one that is slow stops the reading of the socket.
 */
final class Delivery {
    /** Between two attempts to use an executor that refused. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ShardId shard;
    private final Codec codec;
    private final EventLoop loop;
    private final ListenerFailures failures;
    private final Progress progress = new Progress();
    private final Recipients recipients = new Recipients();
    private Runnable onPauseChanged = () -> {};
    private Runnable onProcessed = () -> {};
    private boolean paused;

    Delivery(ShardId shard, Codec codec, EventLoop loop) {
        this.shard = shard;
        this.codec = codec;
        this.loop = loop;
        failures = new ListenerFailures(shard, loop);
    }

    /** Before the first event: what to do on the loop when {@link #paused()} changed. */
    void onPauseChanged(Runnable task) {
        onPauseChanged = task;
    }

    /** Before the first event: what to do on the loop when {@link #awaitsListeners()} was true and is no more. */
    void onProcessed(Runnable task) {
        onProcessed = task;
    }

    /** Loop: another session begins; see {@link Progress#begin}. */
    void beginSession(long processed) {
        progress.begin(processed);
    }

    /** Loop: how far every listener has come in this session; see {@link Progress#processed}. */
    long processed() {
        return progress.processed(recipients.audience().queued);
    }

    /** Loop: whether a listener has something to do that will come to an end; who waits for it is told. */
    boolean awaitsListeners() {
        return recipients.audience().busy();
    }

    /** A listener that somebody waits for has done everything. Callable from any thread. */
    void allProcessed() {
        LoopEntry.tryExecute(loop, () -> onProcessed.run());
    }

    /** Adds a listener where its options say. Callable from any thread. */
    void add(ShardListener listener, ListenerOptions options) {
        Executor executor = options.executor();
        if (executor != null) {
            add(new ListenerOutlet(listener, options, executor, this));
        } else {
            recipients.add(new LoopOutlet(listener, options));
        }
    }

    /** Adds a recipient off the loop; false if nothing will follow. Callable from any thread. */
    boolean add(QueuedOutlet outlet) {
        return recipients.add(outlet);
    }

    /** Forgets a recipient. Callable from any thread. */
    void remove(QueuedOutlet outlet) {
        recipients.remove(outlet);
        roomChanged();
    }

    /** Loop: whether the socket must not be read. */
    boolean paused() {
        return paused;
    }

    /** Loop: whether anybody wants whole payloads. */
    boolean wantsRaw() {
        return recipients.audience().wantsRaw;
    }

    /** Loop: a whole payload, lent. */
    void raw(ByteBuffer payload) {
        Audience to = recipients.audience();
        LentData data = new LentData(codec, loop, payload);
        Mail mail = null;
        for (QueuedOutlet outlet : to.queued) {
            if (outlet.options().rawMessages()) {
                mail = mail == null ? mail(null, data.copy()) : mail;
                outlet.offer(mail);
            }
        }
        for (LoopOutlet outlet : to.onLoop) {
            if (outlet.options().rawMessages()) {
                try {
                    outlet.listener().onRawMessage(data);
                } catch (Throwable failure) {
                    noteFailure(outlet.listener(), failure, null);
                }
            }
        }
        data.expire();
        settle();
    }

    /** Loop: an event of the Gateway; free of cost if nobody wants it. */
    void dispatch(Envelope envelope, ByteBuffer payload, boolean replayed) {
        String name = envelope.name() == null ? "" : envelope.name();
        Audience to = recipients.audience();
        if (!to.wants(name)) {
            progress.offered(envelope.sequence());
            return;
        }
        LentData data = new LentData(codec, loop, payload, envelope);
        Dispatch event = new Dispatch(shard, name, envelope.sequence(), replayed, data);
        Mail mail = null;
        for (QueuedOutlet outlet : to.queued) {
            if (outlet.options().wants(name)) {
                mail = mail == null ? mail(event.copy(), null) : mail;
                outlet.offer(mail);
            }
        }
        for (LoopOutlet outlet : to.onLoop) {
            if (outlet.options().wants(name)) {
                hand(outlet, event);
            }
        }
        data.expire();
        progress.offered(envelope.sequence());
        settle();
    }

    /** Loop: an event of the shard's own. */
    void publish(ShardEvent event) {
        spread(event);
        settle();
    }

    /** Something that the loop is too busy to tell: those off the loop hear of it now, the others when the loop is free. */
    void publishFromElsewhere(ShardEvent event) {
        // It says nothing of how far the shard has come, which is for the loop to know.
        recipients.audience().offer(new Mail(event, null, Integer.MAX_VALUE, Long.MAX_VALUE));
        LoopEntry.tryExecute(loop, () -> {
            for (LoopOutlet outlet : recipients.audience().onLoop) {
                hand(outlet, event);
            }
            settle();
        });
    }

    /** A queue has room again, or is gone. Callable from any thread. */
    void roomChanged() {
        LoopEntry.tryExecute(loop, this::checkRoom);
    }

    /** A recipient threw. Callable from any thread. */
    void failedOffLoop(Object recipient, Mail mail, Throwable failure) {
        LoopEntry.tryExecute(loop, () -> {
            noteFailure(recipient, failure, mail.event());
            settle();
        });
    }

    /** An executor refuses; {@code retry} is null if it has been shut down. Callable from any thread. */
    void rejected(QueuedOutlet outlet, Throwable failure, @Nullable Runnable retry) {
        LoopEntry.tryExecute(loop, () -> {
            noteFailure(outlet, failure, null);
            if (retry != null) {
                loop.schedule(RETRY, retry);
            }
            settle();
        });
    }

    /** Loop: completes the publishers' subscribers; who subscribes later waits for the next start. */
    void endSubscriptions() {
        for (QueuedOutlet outlet : recipients.audience().queued) {
            if (outlet instanceof SubscriberOutlet) {
                outlet.offer(Mail.END);
            }
        }
    }

    /** Nothing will be published any more; what waits is still handed over. Callable from any thread. */
    List<QueuedOutlet> end() {
        Audience last = recipients.close();
        last.offer(Mail.END);
        return List.of(last.queued);
    }

    private void spread(ShardEvent event) {
        Audience to = recipients.audience();
        to.offer(mail(event, null));
        for (LoopOutlet outlet : to.onLoop) {
            hand(outlet, event);
        }
    }

    private Mail mail(@Nullable ShardEvent event, @Nullable EventData raw) {
        return new Mail(event, raw, progress.session(), progress.offered());
    }

    private void hand(LoopOutlet outlet, ShardEvent event) {
        try {
            outlet.listener().accept(event);
        } catch (Throwable failure) {
            noteFailure(outlet.listener(), failure, event);
        }
    }

    /** Who fails to hear of a failure must not be told of that failure in turn. */
    private void noteFailure(Object recipient, Throwable failure, @Nullable ShardEvent event) {
        failures.log(recipient, failure);
        if (!(event instanceof ShardEvent.ListenerFailed)) {
            failures.add(failure);
        }
    }

    /** After each event: tells of the failures it caused, in their order, and looks whether somebody cannot keep up. */
    private void settle() {
        for (ShardEvent failure = failures.poll(); failure != null; failure = failures.poll()) {
            spread(failure);
        }
        if (recipients.audience().queued.length > 0) {
            checkRoom();
        }
    }

    private void checkRoom() {
        boolean full = recipients.audience().holdsReading();
        if (full != paused) {
            paused = full;
            onPauseChanged.run();
            publish(new ShardEvent.ReadingPaused(shard, full));
        }
    }
}
