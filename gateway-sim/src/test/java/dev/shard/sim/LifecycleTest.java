package dev.shard.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.sim.report.ShardId;
import dev.shard.sim.report.Trace;
import dev.shard.sim.report.Trace.Direction;
import dev.shard.sim.scenario.EnvelopeStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Starting, listening, tracing and stopping. */
class LifecycleTest {
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("gateway-sim"))
                .count();
    }

    @Test
    void onlyLoopbackIsBoundOnAFreePort() {
        try (var sim = GatewaySimulator.start()) {
            assertThat(sim.gatewayUrl().toString()).matches("ws://127\\.0\\.0\\.1:\\d+");
            assertThat(sim.apiUrl().toString()).matches("http://127\\.0\\.0\\.1:\\d+/api/v10");
            assertThat(sim.certificate()).isEmpty();
        }
    }

    @Test
    void aPortInUseIsNamedWithWhatToDo() {
        try (var first = GatewaySimulator.start()) {
            int port = first.gatewayUrl().getPort();

            assertThatThrownBy(() -> GatewaySimulator.builder().port(port).start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + port)
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void closingTwiceLeavesNoThreadAndNoPort() throws IOException {
        long before = threads();
        var sim = GatewaySimulator.start();
        var client = RawSocket.upgraded(sim, SimClient.JSON);
        int port = sim.gatewayUrl().getPort();
        assertThat(threads()).isEqualTo(before + 1);

        sim.close();
        sim.close();

        assertThat(client.isEnded()).isTrue();
        assertThat(threads()).isEqualTo(before);
        GatewaySimulator.builder().port(port).start().close();
    }

    @Test
    void connectionsAddNoThread() {
        try (var sim = GatewaySimulator.start();
                var client = SimClient.ready(sim)) {
            long before = threads();
            for (int i = 0; i < 20; i++) {
                SimClient.connect(sim).close();
            }

            assertThat(threads()).isEqualTo(before);
            assertThat(client.isClosed()).isFalse();
        }
    }

    private static HttpClient trusting(GatewaySimulator sim) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("sim", sim.certificate().orElseThrow());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    @Test
    void overTlsAClientThatTrustsTheCertificateConnectsByNameAndAddress() throws Exception {
        try (var sim = GatewaySimulator.builder().tls(true).start()) {
            HttpClient http = trusting(sim);
            assertThat(sim.gatewayUrl().getScheme()).isEqualTo("wss");
            assertThat(sim.certificatePem().orElseThrow()).startsWith("-----BEGIN CERTIFICATE-----");

            URI byName = URI.create("wss://localhost:" + sim.gatewayUrl().getPort());
            for (URI url : List.of(sim.gatewayUrl(), byName)) {
                try (var client = SimClient.connect(http, url, SimClient.ZLIB)) {
                    assertThat(client.receive().path("op").intValue()).isEqualTo(10);
                }
            }
            var request = HttpRequest.newBuilder(URI.create(sim.apiUrl() + "/gateway"))
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).body())
                    .isEqualTo("{\"url\":\"" + sim.gatewayUrl() + "\"}");
        }
    }

    @Test
    void overTlsAClientThatTrustsNobodyIsRefusedByItself() {
        try (var sim = GatewaySimulator.builder().tls(true).start()) {
            assertThatThrownBy(() -> SimClient.connect(sim))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(SSLHandshakeException.class);
            assertThat(sim.counts().connections()).isZero();
        }
    }

    @Test
    void theTraceTellsEachPayloadButNeverTheToken() {
        List<Trace> traces = new CopyOnWriteArrayList<>();
        try (var sim = GatewaySimulator.builder().guilds(0).trace(traces::add).start();
                var client = SimClient.ready(sim)) {
            client.beat(1L).receive(11);
            client.send("nonsense").closeCode();

            assertThat(traces).extracting(Trace::op).containsExactly(10, 2, 0, 1, 11, -1);
            assertThat(traces.get(2).name()).isEqualTo("READY");
            assertThat(traces.get(2).sequence()).hasValue(1);
            assertThat(traces.get(3).direction()).isEqualTo(Direction.FROM_CLIENT);
            assertThat(traces.get(3).sequence()).hasValue(1);
            assertThat(traces).allMatch(trace -> trace.connection() == 1 && trace.bytes() > 0);
            assertThat(traces.toString()).doesNotContain("SIM.TOKEN");
        }
    }

    @Test
    void aTraceListenerThatFailsHarmsNobody() {
        try (var sim = GatewaySimulator.builder()
                        .trace(trace -> {
                            throw new IllegalStateException("scripted");
                        })
                        .start();
                var client = SimClient.ready(sim)) {
            client.beat(1L).receive(11);
        }
    }

    static Stream<Runnable> nonsense() {
        return Stream.of(
                () -> GatewaySimulator.builder().port(70_000),
                () -> GatewaySimulator.builder().maxConcurrency(0),
                () -> GatewaySimulator.builder().sessionStarts(5, 6),
                () -> GatewaySimulator.builder().trafficRate(-1),
                () -> GatewaySimulator.builder().trafficRate(Double.NaN),
                () -> GatewaySimulator.builder().heartbeatInterval(Duration.ZERO),
                () -> GatewaySimulator.builder().heartbeatTolerance(0.5),
                () -> GatewaySimulator.builder().compressionLevel(10),
                () -> EnvelopeStyle.ordered("t", "s", "op", "op"),
                () -> new ShardId(2, 2));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void aValueThatMakesNoSenseIsRefusedWhereItIsGiven(Runnable given) {
        assertThatThrownBy(given::run).isInstanceOf(IllegalArgumentException.class);
    }
}
