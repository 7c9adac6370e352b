package dev.shard.faults;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.ShardEvent.Disconnected;
import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.integration.LiveShard;
import dev.shard.spi.transport.Transport;
import dev.shard.transport.javaws.NamedJavaWs;
import dev.shard.transport.netty.NamedNetty;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R2: what comes before the first byte, DNS and TCP, is left within its bound as well; each attempt tries anew. */
@Execution(ExecutionMode.CONCURRENT)
class ReachingTheGatewayTest {
    static Stream<Wire> wires() {
        return Wire.all().stream();
    }

    @ParameterizedTest
    @MethodSource("wires")
    void aLookUpThatHangsIsLeft(Wire wire) throws IOException {
        findsTheGatewayOnceItsNameIsKnown(wire, NameService.silent(), "looking up host \"localhost\"");
    }

    @ParameterizedTest
    @MethodSource("wires")
    void aLookUpThatFailsIsRepeated(Wire wire) throws IOException {
        findsTheGatewayOnceItsNameIsKnown(wire, NameService.ignorant(), "host \"localhost\" was not found");
    }

    private static void findsTheGatewayOnceItsNameIsKnown(Wire wire, NameService unknown, String words)
            throws IOException {
        try (Course course = Course.over(wire);
                Transport transport = transport(course, wire, unknown);
                NameService names = unknown;
                LiveShard live = course.shard()
                        .config(config -> config.gatewayUrl(named(course.url())))
                        .with(shard -> shard.transport(transport))
                        .connecting()) {
            live.awaitHeard(Disconnected.class);
            names.recover();
            live.awaitActive();

            assertThat(firstFailure(live).phase()).isEqualTo(Phase.DNS);
            assertThat(firstFailure(live)).hasMessageContaining(words);
            assertThat(course.gateway().counts().identifies()).isOne();
        }
    }

    /** A host that drops what is sent to it: here one whose queue of connections is full. */
    @ParameterizedTest
    @MethodSource("wires")
    void anAddressThatDoesNotAnswerIsLeft(Wire wire) throws IOException {
        ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        List<Socket> queued = fill(full);
        try (Course course = Course.closed(wire, full);
                LiveShard live = course.shard().connecting()) {
            live.awaitHeard(Disconnected.class);
            for (Socket socket : queued) {
                socket.close();
            }
            course.proxy().open();
            live.awaitActive();

            assertThat(firstFailure(live).phase()).isEqualTo(Phase.CONNECT);
            assertThat(course.gateway().counts().identifies()).isOne();
        }
    }

    @ParameterizedTest
    @MethodSource("wires")
    void anAddressThatRefusesIsTriedAgain(Wire wire) throws IOException {
        ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        try (Course course = Course.closed(wire, gone)) {
            gone.close();
            try (LiveShard live = course.shard().connecting()) {
                live.awaitHeard(Disconnected.class);
                course.proxy().open();
                live.awaitActive();

                assertThat(firstFailure(live).phase()).isEqualTo(Phase.CONNECT);
                assertThat(firstFailure(live)).hasMessageContaining("refused");
                assertThat(course.gateway().counts().identifies()).isOne();
            }
        }
    }

    private static List<Socket> fill(ServerSocket listening) throws IOException {
        List<Socket> queued = new ArrayList<>();
        while (true) {
            Socket socket = new Socket();
            queued.add(socket);
            try {
                socket.connect(listening.getLocalSocketAddress(), 100);
            } catch (SocketTimeoutException full) {
                return queued;
            }
        }
    }

    private static Transport transport(Course course, Wire wire, NameService names) throws IOException {
        Path trusted = wire.tls() ? course.certificate() : null;
        return wire.transport().equals("netty")
                ? NamedNetty.transport(names, trusted)
                : NamedJavaWs.transport(names, trusted);
    }

    private static URI named(URI url) {
        return URI.create(url.toString().replace("127.0.0.1", "localhost"));
    }

    private static TransportException firstFailure(LiveShard live) {
        return requireNonNull(
                live.heard().all(Disconnected.class).get(0).status().failure());
    }
}
