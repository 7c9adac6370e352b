package dev.shard.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.report.FaultKind;
import dev.shard.sim.report.SessionRecord;
import dev.shard.sim.scenario.Faults;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults from a seed, against a client that does what it should. */
class FaultsTest {
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final int SHARDS = 3;

    @ParameterizedTest
    @ValueSource(strings = {SimClient.ZLIB, SimClient.JSON})
    void underAllFaultsAClientThatResumesLosesNothing(String query) throws InterruptedException {
        var wild = Faults.wild(7);
        try (var sim = GatewaySimulator.builder()
                .guilds(6)
                .heartbeatInterval(INTERVAL)
                .heartbeatTolerance(20)
                .identifySpacing(Duration.ZERO)
                .trafficRate(50)
                .faults(new Faults(wild.kinds(), Duration.ofMillis(250), wild.seed()))
                .start()) {
            List<ObedientClient> clients = IntStream.range(0, SHARDS)
                    .mapToObj(shard -> new ObedientClient(sim, query, shard, SHARDS, INTERVAL))
                    .toList();
            ExecutorService threads = Executors.newFixedThreadPool(SHARDS);
            clients.forEach(threads::execute);

            boolean allKinds =
                    sim.await(s -> s.injectedFaults().size() == FaultKind.values().length, Duration.ofSeconds(30));
            sim.faults(Faults.none());
            sim.trafficRate(0);
            boolean caughtUp = sim.await(s -> hasEverythingThatIsLeft(s, clients), Duration.ofSeconds(15));
            clients.forEach(ObedientClient::stop);
            threads.shutdown();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

            assertThat(allKinds)
                    .as("all kinds of faults happened: %s", sim.injectedFaults())
                    .isTrue();
            assertThat(caughtUp).as("ledger %s", sim.ledger()).isTrue();
            assertThat(sim.violations()).isEmpty();
            assertThat(sim.counts().resumes()).isPositive();
            for (SessionRecord session : sim.ledger().sessions()) {
                List<Long> sequences = clients.get(session.shard().id()).received(session.id());
                assertThat(sequences)
                        .as("%s", session)
                        .isEqualTo(LongStream.rangeClosed(1, sequences.size())
                                .boxed()
                                .toList());
                // A session that op 9 ended may have lost its end, if the client was leaving at that moment.
                long least = session.resumable() ? session.dispatched() : 1;
                assertThat((long) sequences.size()).as("%s", session).isBetween(least, session.dispatched());
            }
        }
    }

    private static boolean hasEverythingThatIsLeft(GatewaySimulator sim, List<ObedientClient> clients) {
        return sim.ledger().sessions().stream()
                .filter(SessionRecord::resumable)
                .allMatch(session ->
                        clients.get(session.shard().id()).received(session.id()).size() == session.dispatched());
    }

    @Test
    void withoutFaultsNothingIsInjected() {
        try (var sim = GatewaySimulator.builder().faults(Faults.none()).start();
                var client = SimClient.ready(sim)) {
            client.beat(1L).receive(11);

            assertThat(sim.injectedFaults()).isEmpty();
        }
    }

    @Test
    void mildFaultsNeverLoseASession() {
        assertThat(Faults.mild(1).kinds())
                .doesNotContain(FaultKind.INVALID_SESSION, FaultKind.HALF_OPEN)
                .isNotEmpty();
        assertThat(Faults.wild(1).kinds()).containsExactly(FaultKind.values());
    }
}
