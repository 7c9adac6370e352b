package dev.shard.tck.transport;

import dev.shard.tck.transport.RecordingListener.Signal;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Adds to a failure what its own message cannot know: with which argument the test ran, and what listeners were told that the
 * test did not ask for. A server that waits in vain for a client is explained by the client's {@code onClosed}.
 */
final class FailureNotes implements TestExecutionExceptionHandler {
    private final Queue<RecordingListener> listeners = new ConcurrentLinkedQueue<>();

    void watch(RecordingListener listener) {
        listeners.add(listener);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (!(failure instanceof TestAbortedException)) {
            failure.addSuppressed(new Note("in " + context.getDisplayName(), null));
            listeners.forEach(listener -> addUnheard(failure, listener));
        }
        throw failure;
    }

    private static void addUnheard(Throwable failure, RecordingListener listener) {
        List<Signal> unheard = listener.drain();
        if (!unheard.isEmpty()) {
            Signal last = unheard.get(unheard.size() - 1);
            Throwable cause =
                    last instanceof Signal.Closed closed ? closed.status().failure() : null;
            failure.addSuppressed(new Note("the listener was told, and nobody asked: " + unheard, cause));
        }
    }

    /** Not a failure of its own, hence without a stack. */
    private static final class Note extends Throwable {
        private static final long serialVersionUID = 1L;

        Note(String message, @Nullable Throwable cause) {
            super(message, cause, false, false);
        }
    }
}
