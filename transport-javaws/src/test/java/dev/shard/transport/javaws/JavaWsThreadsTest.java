package dev.shard.transport.javaws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.spi.transport.TransportConnection;
import dev.shard.tck.transport.Dialed;
import dev.shard.tck.transport.ScriptedPeer;
import dev.shard.tck.transport.ScriptedServer;
import dev.shard.tck.transport.TestPki;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R14 and R17: how many threads there are, and that they go with what they were for. */
@Timeout(60)
class JavaWsThreadsTest {
    private static final int LOOPS = 2;

    private enum End {
        OUR_CLOSE,
        OUR_ABORT,
        THEIR_CLOSE,
        THEIR_RESET,
        THEIR_SILENT_END,
        VIOLATION
    }

    private final JavaWsTransport transport = JavaWsTransport.builder()
            .ioThreads(LOOPS)
            .trustedCertificates(TestPki.authority())
            .build();

    @BeforeEach
    void othersAreGone() {
        awaitThreads(LOOPS);
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectionHasTwoThreadsAndNothingElseHasAny(boolean secure) throws IOException {
        try (var server = secure ? ScriptedServer.secure(TestPki.localhost()) : ScriptedServer.plain()) {
            for (int connections = 1; connections <= 5; connections++) {
                Dialed client = Dialed.dial(transport, server.uri());
                server.accept().upgrade();
                client.signals().awaitOpen();

                awaitThreads(LOOPS + 2 * connections);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterAnyKindOfEndTheThreadsAreGone(End end) throws IOException {
        try (var server = ScriptedServer.plain()) {
            for (int i = 0; i < 50; i++) {
                Dialed client = Dialed.dial(transport, server.uri());
                ScriptedPeer peer = server.accept().upgrade();
                client.signals().awaitOpen();

                bringAbout(end, client, peer);

                client.signals().awaitClosed();
            }
            awaitThreads(LOOPS);
        }
    }

    @Test
    void anEndWhileReadingIsOffFreesTheThreadThatWaits() throws IOException {
        try (var server = ScriptedServer.plain()) {
            Dialed client = Dialed.dial(transport, server.uri());
            ScriptedPeer peer = server.accept().upgrade();
            client.signals().awaitOpen();
            client.onLoop(connection -> connection.setReading(false));
            peer.write(ScriptedPeer.frame(ScriptedPeer.FIN | ScriptedPeer.BINARY, new byte[HandOver.MAX_BYTES]))
                    .text("one too many");
            awaitWaitingReader();

            client.onLoop(TransportConnection::abort);

            client.signals().awaitClosed();
            awaitThreads(LOOPS);
        }
    }

    @Test
    void anAttemptThatIsGivenUpLeavesNoThread() throws IOException {
        try (var server = ScriptedServer.plain()) {
            for (int i = 0; i < 50; i++) {
                Dialed client = Dialed.dial(transport, server.uri());
                client.onLoop(TransportConnection::abort);
                client.signals().awaitClosed();
            }
            awaitThreads(LOOPS);
        }
    }

    @Test
    void whenTheTransportIsClosedNoThreadIsLeft() throws IOException {
        try (var server = ScriptedServer.plain()) {
            for (int i = 0; i < 5; i++) {
                Dialed client = Dialed.dial(transport, server.uri());
                server.accept().upgrade();
                client.signals().awaitOpen();
            }

            transport.close();

            awaitThreads(0);
        }
    }

    private static void bringAbout(End end, Dialed client, ScriptedPeer peer) throws IOException {
        switch (end) {
            case OUR_CLOSE -> {
                client.onLoop(connection -> connection.close(4900, ""));
                peer.read();
                peer.closeFrame(4900, "");
            }
            case OUR_ABORT -> client.onLoop(TransportConnection::abort);
            case THEIR_CLOSE -> peer.closeFrame(4000, "");
            case THEIR_RESET -> peer.reset();
            case THEIR_SILENT_END -> peer.close();
            case VIOLATION -> {
                peer.write(new byte[] {(byte) 0x80, 0});
                peer.read();
                peer.close();
            }
        }
    }

    private static void awaitWaitingReader() {
        while (ours().stream()
                .noneMatch(
                        thread -> thread.getName().contains("reader") && thread.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
    }

    /** Threads end a moment after what they were for has; the class's time-out is the bound. */
    private static void awaitThreads(int expected) {
        List<Thread> running = ours();
        while (running.size() != expected) {
            assertThat(running).as("threads").allMatch(thread -> thread.isDaemon());
            Thread.onSpinWait();
            running = ours();
        }
    }

    private static List<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("shard-javaws-")
                        || thread.getName().startsWith("WebSocket"))
                .toList();
    }
}
