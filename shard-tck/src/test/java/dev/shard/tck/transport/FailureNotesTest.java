package dev.shard.tck.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.CloseStatus;
import dev.shard.CloseStatus.Origin;
import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** A red test of the kit says what was owed, and what came instead. */
class FailureNotesTest {
    private static final ExtensionContext CONTEXT = (ExtensionContext) Proxy.newProxyInstance(
            FailureNotesTest.class.getClassLoader(),
            new Class<?>[] {ExtensionContext.class},
            (proxy, method, arguments) -> "[9] LONG_PING");

    private final TransportException refused =
            new TransportException(Phase.CONNECT, "127.0.0.1:9 refused the connection", null);
    private final FailureNotes notes = new FailureNotes();
    private final RecordingListener listener = new RecordingListener(new Here());

    @Test
    void aFailureCarriesWhatTheListenerWasToldUnasked() {
        notes.watch(listener);
        listener.onClosed(CloseStatus.neverOpened(refused));

        Throwable failure = noted(new IOException("the client owed a connection"));

        assertThat(failure.getSuppressed()).hasSize(2);
        assertThat(failure.getSuppressed()[0]).hasMessage("in [9] LONG_PING");
        assertThat(failure.getSuppressed()[1])
                .hasMessageContaining("NEVER_OPENED")
                .hasCause(refused);
    }

    @Test
    void whatTheTestAskedForIsNotRepeated() {
        notes.watch(listener);
        listener.onClosed(CloseStatus.local(1000, ""));
        listener.awaitClosed();

        assertThat(noted(new AssertionError("something else")).getSuppressed()).hasSize(1);
    }

    @Test
    void anAbortedTestStaysAsItIs() {
        assertThat(noted(new TestAbortedException("known gap")).getSuppressed()).isEmpty();
    }

    @Test
    void aStreamThatEndsTooEarlySaysWhatWasOwed() throws IOException {
        try (var server = ScriptedServer.plain()) {
            new Socket(InetAddress.getLoopbackAddress(), server.port()).close();
            ScriptedPeer peer = server.accept();

            assertThatThrownBy(peer::readRequest)
                    .isInstanceOf(EOFException.class)
                    .hasMessage("the client owed a request, and ended the connection");
        }
    }

    @Test
    void anEndOfAnotherKindShowsWhatBroke() {
        assertThatThrownBy(() -> Ends.assertOrigin(CloseStatus.lost(refused), Origin.PEER))
                .hasMessageContaining("origin should be PEER, was CloseStatus[origin=LOST")
                .hasMessageContaining("refused the connection");
        assertThatThrownBy(() -> Ends.assertPhase(refused, Phase.PROXY))
                .hasMessageContaining("phase should be PROXY, was CONNECT")
                .hasMessageContaining("refused the connection");
    }

    private Throwable noted(Throwable failure) {
        assertThatThrownBy(() -> notes.handleTestExecutionException(CONTEXT, failure))
                .isSameAs(failure);
        return failure;
    }

    /** Every thread is this loop's. */
    private static final class Here implements EventLoop {
        @Override
        public boolean inLoop() {
            return true;
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public ScheduledTask schedule(Duration delay, Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }
}
