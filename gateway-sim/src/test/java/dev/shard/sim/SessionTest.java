package dev.shard.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way of a session, in each compression. */
class SessionTest {
    @ParameterizedTest
    @ValueSource(strings = {SimClient.JSON, SimClient.ZLIB})
    void aClientThatObeysConnectsReceivesAndResumes(String query) {
        try (GatewaySimulator sim = GatewaySimulator.start();
                SimClient first = SimClient.connect(sim, query)) {
            assertThat(first.receive().path("op").intValue()).isEqualTo(10);
            first.identify();
            var ready = first.receive();
            String session = ready.path("d").path("session_id").stringValue();
            first.event("GUILD_CREATE");
            first.event("GUILD_CREATE");
            first.beat(3L);
            first.receive(11);
            first.drop();
            assertThat(sim.await(s -> s.connections().isEmpty(), SimClient.PATIENCE))
                    .isTrue();
            sim.publish("INTERACTION_CREATE", "{\"id\":\"1\"}");

            try (SimClient second = SimClient.connect(sim, query)) {
                second.receive(10);
                second.resume(session, 3);

                assertThat(second.receive().path("t").stringValue()).isEqualTo("INTERACTION_CREATE");
                assertThat(second.receive().path("t").stringValue()).isEqualTo("RESUMED");
                assertThat(sim.violations()).isEqualTo(Map.of());
                assertThat(sim.ledger().session(session).orElseThrow().dispatched())
                        .isEqualTo(5);
            }
        }
    }
}
