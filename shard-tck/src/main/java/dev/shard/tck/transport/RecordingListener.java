package dev.shard.tck.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.TransportListener;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes down every signal, and every breach of the rules on how signals come (T15, T16, T18). */
public final class RecordingListener implements TransportListener {
    /** A signal. */
    public sealed interface Signal {
        /** {@code onOpen}. */
        record Opened() implements Signal {}

        /** {@code onMessage}; the content is a copy. */
        record Message(ByteBuffer content, boolean text) implements Signal {
            static Message of(byte[] bytes, boolean text) {
                return new Message(ByteBuffer.wrap(bytes), text);
            }

            public byte[] bytes() {
                byte[] copy = new byte[content.limit()];
                content.get(0, copy);
                return copy;
            }

            public String string() {
                return new String(bytes(), UTF_8);
            }
        }

        /** {@code onClosed}. */
        record Closed(CloseStatus status) implements Signal {}
    }

    private final EventLoop loop;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final List<String> breaches = new CopyOnWriteArrayList<>();
    private volatile Consumer<Signal> reaction = signal -> {};
    private boolean inside;
    private boolean opened;
    private boolean closed;

    RecordingListener(EventLoop loop) {
        this.loop = loop;
    }

    /** Runs inside each signal, on the loop, after it was written down. */
    public void react(Consumer<Signal> toSignal) {
        reaction = toSignal;
    }

    @Override
    public void onOpen() {
        check(opened, "T16: onOpen twice");
        opened = true;
        record(new Signal.Opened());
    }

    @Override
    public void onMessage(ByteBuffer message, boolean text) {
        check(!opened, "T16: onMessage before onOpen");
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        record(Signal.Message.of(bytes, text));
    }

    @Override
    public void onClosed(CloseStatus status) {
        record(new Signal.Closed(status));
        closed = true;
    }

    private void record(Signal signal) {
        check(!loop.inLoop(), "T15: " + signal + " off the loop");
        check(inside, "T15: " + signal + " inside another signal");
        check(closed, "T18: " + signal + " after onClosed");
        inside = true;
        signals.add(signal);
        reaction.accept(signal);
        inside = false;
    }

    private void check(boolean breached, String what) {
        if (breached) {
            breaches.add(what);
        }
    }

    /** The next signal, which must be {@code onOpen}. */
    public void awaitOpen() {
        next(Signal.Opened.class);
    }

    /** The next signal, which must be a message in text. */
    public String awaitText() {
        return awaitMessage().string();
    }

    /** The next signal, which must be a message. */
    public Signal.Message awaitMessage() {
        return next(Signal.Message.class);
    }

    /** The next signal, which must be the last. */
    public CloseStatus awaitClosed() {
        return next(Signal.Closed.class).status();
    }

    /** Passes over messages to the last signal. */
    public CloseStatus awaitClosedPastMessages() {
        Signal signal = next(Signal.class);
        while (signal instanceof Signal.Message) {
            signal = next(Signal.class);
        }
        return ((Signal.Closed) signal).status();
    }

    /** A signal that is there already; null if none is. */
    public @Nullable Signal poll() {
        return signals.poll();
    }

    /** Takes all signals that nobody has asked for. */
    List<Signal> drain() {
        List<Signal> rest = new ArrayList<>();
        signals.drainTo(rest);
        return rest;
    }

    /** Number of signals that nobody has asked for yet. */
    public int waiting() {
        return signals.size();
    }

    /** What went against the rules. */
    public List<String> breaches() {
        return breaches;
    }

    private <S extends Signal> S next(Class<S> kind) {
        try {
            Signal signal = signals.poll(Patience.millis(), MILLISECONDS);
            assertThat(signal)
                    .as("next signal")
                    .withFailMessage(() -> wrong(kind, signal))
                    .isInstanceOf(kind);
            return kind.cast(signal);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static String wrong(Class<?> wanted, @Nullable Signal got) {
        String told =
                got instanceof Signal.Closed closed ? "Closed: " + Ends.told(closed.status()) : String.valueOf(got);
        return "wanted " + wanted.getSimpleName() + ", got " + (got == null ? "nothing" + Patience.within() : told);
    }
}
