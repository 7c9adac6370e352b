package dev.shard.tck.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A transport and a server per test. Whatever a test does, the signals come as T15, T16 and T18 say; if not, the class fails
 * when all of its tests are done, so that no test is red for a rule which is not its own.
 */
abstract class ContractBase {
    private static final Map<Class<?>, List<String>> BREACHES = new ConcurrentHashMap<>();

    private final TransportUnderTest underTest;
    private final List<Dialed> dialed = new ArrayList<>();
    final boolean secure;

    @RegisterExtension
    final KnownGaps knownGaps;

    @RegisterExtension
    final FailureNotes notes = new FailureNotes();

    Transport transport;
    ScriptedServer server;

    ContractBase(TransportUnderTest underTest) {
        this.underTest = underTest;
        secure = underTest.secure();
        knownGaps = new KnownGaps(underTest.knownGaps());
    }

    @BeforeEach
    final void start() throws IOException {
        server = secure ? ScriptedServer.secure(TestPki.localhost()) : ScriptedServer.plain();
        transport = newTransport();
    }

    @AfterEach
    final void stop(TestInfo test) throws IOException {
        server.close();
        transport.close();
        List<String> breaches = BREACHES.computeIfAbsent(getClass(), any -> new CopyOnWriteArrayList<>());
        for (Dialed one : dialed) {
            one.signals().breaches().forEach(breach -> breaches.add(breach + " in " + test.getDisplayName()));
        }
    }

    @AfterAll
    static void everySignalCameAsItShould(TestInfo tests) {
        assertThat(BREACHES.remove(tests.getTestClass().orElseThrow())).isNullOrEmpty();
    }

    final Transport newTransport() {
        return underTest.create(TestPki.authority());
    }

    final Dialed dial() {
        return dial(Dialed.request(server.uri()));
    }

    final Dialed dial(ConnectRequest request) {
        Dialed one = Dialed.dial(transport, request);
        dialed.add(one);
        notes.watch(one.signals());
        return one;
    }

    /** Both ends of an open connection. */
    final Pair open() throws IOException {
        return open(Dialed.request(server.uri()));
    }

    final Pair open(ConnectRequest request) throws IOException {
        Dialed client = dial(request);
        ScriptedPeer peer = server.accept().upgrade();
        client.signals().awaitOpen();
        return new Pair(client, peer);
    }

    record Pair(Dialed client, ScriptedPeer peer) {
        RecordingListener signals() {
            return client.signals();
        }
    }
}
