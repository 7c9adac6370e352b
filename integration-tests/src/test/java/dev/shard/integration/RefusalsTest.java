package dev.shard.integration;

import static dev.shard.integration.LiveShard.against;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.ShardEvent;
import dev.shard.TransportException;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.scenario.HttpAnswer;
import dev.shard.sim.scenario.ResumeUrl;
import dev.shard.spi.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever stands in the way is named by a typed failure and one clear sentence, and tried again. */
class RefusalsTest {
    @AutoClose
    private final GatewaySimulator gateway = LiveShard.patientGateway();

    /** S27. */
    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#transports")
    void retryAfterOfA429IsHonoured(String transport) {
        gateway.scenario().answerUpgrades(1, HttpAnswer.tooManyRequests(Duration.ofSeconds(1)));

        try (LiveShard live = via(transport).connecting().awaitActive()) {
            ShardEvent.Disconnected refused = firstEnd(live);
            assertThat(refused.status().failure().httpStatus()).isEqualTo(429);
            assertThat(refused.status().failure().retryAfter()).isEqualTo(Duration.ofSeconds(1));
            assertThat(refused.delay()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    /** S27. */
    @ParameterizedTest
    @MethodSource("answersThatAreNoUpgrade")
    void anAnswerThatIsNoUpgradeIsNamedAndTheNextAttemptSucceeds(String transport, HttpAnswer answer) {
        gateway.scenario().answerUpgrades(1, answer);

        try (LiveShard live = via(transport).connecting().awaitActive()) {
            TransportException failure = firstEnd(live).status().failure();
            assertThat(failure.phase()).isEqualTo(TransportException.Phase.UPGRADE);
            assertThat(failure.httpStatus()).isEqualTo(answer.status());
            assertThat(failure).hasMessageContaining(Integer.toString(answer.status()));
            assertThat(failure.getMessage()).hasLineCount(1);
        }
    }

    static Stream<Arguments> answersThatAreNoUpgrade() {
        return Combination.transports()
                .flatMap(transport -> Stream.of(
                                HttpAnswer.status(503),
                                HttpAnswer.status(400),
                                HttpAnswer.html(200),
                                HttpAnswer.html(403))
                        .map(answer -> Arguments.of(transport, answer)));
    }

    /** S26, R5. */
    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#transports")
    void aDeadResumeUrlFallsBackToTheBaseUrlAndStillResumes(String transport) {
        gateway.resumeUrl(ResumeUrl.dead());

        try (LiveShard live = via(transport).ready()) {
            String session = live.sessionId();
            gateway.shard(0).dropTcp();
            live.await("resume", () -> live.status().history().resumes() == 1);

            assertThat(live.sessionId()).isEqualTo(session);
            assertThat(gateway.counts().identifies()).isOne();
            assertThat(live.heard().last(ShardEvent.Disconnected.class).status().failure())
                    .extracting(TransportException::phase)
                    .isEqualTo(TransportException.Phase.CONNECT);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#transports")
    void aCertificateThatIsNotTrustedIsRefusedAndNothingIsSent(String transport) {
        try (GatewaySimulator secure = GatewaySimulator.builder().tls(true).start();
                LiveShard live = against(secure)
                        .parts(Combination.USUAL.withTransport(transport))
                        .connecting()) {
            live.awaitHeard(ShardEvent.Disconnected.class);

            assertCertificateRefused(live);
            assertThat(secure.counts().connections()).isZero();
        }
    }

    /** All of 127/8 is the loopback interface on Linux; the simulator's certificate names 127.0.0.1 only. */
    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#transports")
    void aTrustedCertificateOfAnotherHostIsRefused(String transport, @TempDir Path directory) throws IOException {
        try (GatewaySimulator secure =
                        GatewaySimulator.builder().host("127.0.0.2").tls(true).start();
                LiveShard live = against(secure)
                        .parts(Combination.USUAL.withTransport(transport))
                        .transportSettings(CombinationsTest.trusting(secure, directory))
                        .connecting()) {
            live.awaitHeard(ShardEvent.Disconnected.class);

            assertCertificateRefused(live);
            assertThat(secure.counts().connections()).isZero();
        }
    }

    private static void assertCertificateRefused(LiveShard live) {
        TransportException failure = firstEnd(live).status().failure();
        assertThat(failure.phase()).isEqualTo(TransportException.Phase.CERTIFICATE);
        assertThat(failure.getMessage()).hasLineCount(1);
    }

    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#transports")
    void aProxyThatRefusesIsNamed(String transport) throws IOException {
        try (OneAnswerServer proxy = OneAnswerServer.answering("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
                LiveShard live = via(transport)
                        .transportSettings(Settings.of(Map.of("proxy", "http://127.0.0.1:" + proxy.port())))
                        .connecting()) {
            live.awaitHeard(ShardEvent.Disconnected.class);

            TransportException failure = firstEnd(live).status().failure();
            assertThat(failure.phase()).isEqualTo(TransportException.Phase.PROXY);
            assertThat(failure).hasMessageContaining("403").hasMessageContaining("127.0.0.1:" + proxy.port());
            assertThat(gateway.counts().connections()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#transports")
    void aProxyThatIsNotThereIsNamed(String transport) {
        try (LiveShard live = via(transport)
                .transportSettings(Settings.of(Map.of("proxy", "http://127.0.0.1:1")))
                .connecting()) {
            live.awaitHeard(ShardEvent.Disconnected.class);

            assertThat(firstEnd(live).status().failure()).hasMessageContaining("127.0.0.1:1");
            assertThat(gateway.counts().connections()).isZero();
        }
    }

    private LiveShard.Builder via(String transport) {
        return against(gateway).parts(Combination.USUAL.withTransport(transport));
    }

    private static ShardEvent.Disconnected firstEnd(LiveShard live) {
        return live.heard().all(ShardEvent.Disconnected.class).get(0);
    }
}
