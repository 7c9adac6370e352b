package dev.shard.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.sim.protocol.Fleet;
import dev.shard.sim.report.SessionRecord;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who hears of an event, and what the ledger says about it. */
class PublishTest {
    private static final long[] GUILDS =
            Fleet.guilds(2).stream().mapToLong(Long::longValue).toArray();

    private final GatewaySimulator sim =
            GatewaySimulator.builder().guilds(2).maxConcurrency(4).start();

    @AfterEach
    void close() {
        sim.close();
    }

    private SimClient ready(int shard, int shards, int intents) {
        SimClient client = SimClient.connect(sim);
        var identity = SimClient.identity().put("intents", intents);
        identity.putArray("shard").add(shard).add(shards);
        client.identify(identity).event("READY");
        return client;
    }

    private static void assertNothingCame(SimClient client) {
        client.beat(1L);
        assertThat(client.receive().path("op").intValue()).isEqualTo(11);
    }

    @Test
    void anEventGoesToTheShardOfItsGuild() {
        try (var zero = ready(0, 2, 512);
                var one = ready(1, 2, 512)) {
            long odd = (GUILDS[0] >>> 22) % 2 == 1 ? GUILDS[0] : GUILDS[1];

            int receivers = sim.publish("MESSAGE_CREATE", "{\"guild_id\":\"" + odd + "\",\"content\":\"hi\"}");

            assertThat(receivers).isEqualTo(1);
            assertThat(one.event("MESSAGE_CREATE").path("s").intValue()).isEqualTo(2);
            assertNothingCame(zero);
        }
    }

    @Test
    void anEventWithoutAGuildGoesToShard0() {
        try (var zero = ready(0, 2, 4096);
                var one = ready(1, 2, 4096)) {
            sim.publish("MESSAGE_CREATE", "{\"content\":\"direct\"}");

            zero.event("MESSAGE_CREATE");
            assertNothingCame(one);
        }
    }

    @Test
    void aShardCanBeNamed() {
        try (var zero = ready(0, 2, 0);
                var one = ready(1, 2, 0)) {
            sim.publishTo(1, "INTERACTION_CREATE", "{}");

            one.event("INTERACTION_CREATE");
            assertNothingCame(zero);
        }
    }

    @Test
    void intentsFilterEventsAndTheirContent() {
        String message = "{\"guild_id\":\"" + GUILDS[0] + "\",\"content\":\"secret\",\"author\":{\"id\":\"5\"}}";
        try (var without = ready(0, 1, 128);
                var blind = SimClient.connect(sim)) {
            assertThat(sim.publish("MESSAGE_CREATE", message)).isZero();
            assertNothingCame(without);
            without.close(4000);
            sim.await(s -> s.connections().size() == 1, SimClient.PATIENCE);

            blind.identify(blindIdentity()).event("READY");
            sim.publish("MESSAGE_CREATE", message);
            assertThat(blind.event("MESSAGE_CREATE").path("d").path("content").stringValue())
                    .isEmpty();
        }
    }

    private static JsonNode blindIdentity() {
        var identity = SimClient.identity().put("intents", 512);
        identity.putArray("shard").add(1).add(2);
        return identity;
    }

    @Test
    void dataThatIsNoJsonIsRefusedAtOnce() {
        assertThatThrownBy(() -> sim.publish("MESSAGE_CREATE", "{"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the data of MESSAGE_CREATE is no JSON");
    }

    @Test
    void aShardThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> sim.shard(3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shard 3 has no connection");
    }

    @Test
    void theLedgerKnowsWhatWasDispatched() {
        try (var client = ready(0, 1, 0)) {
            sim.publish("INTERACTION_CREATE", "{}");
            client.event("INTERACTION_CREATE");

            SessionRecord session = sim.ledger().sessions().get(0);
            long digest = SessionRecord.digest(SessionRecord.digest(0, 1, "READY"), 2, "INTERACTION_CREATE");
            assertThat(session.dispatched()).isEqualTo(2);
            assertThat(session.digest()).isEqualTo(digest);
            assertThat(sim.ledger().session(session.id())).contains(session);
            assertThat(sim.ledger().dispatched()).isEqualTo(2);
        }
    }

    @Test
    void trafficComesAtItsRateAndStops() {
        try (var client = ready(0, 1, 513)) {
            sim.trafficRate(2000);
            assertThat(sim.await(s -> s.ledger().dispatched() > 300, SimClient.PATIENCE))
                    .isTrue();
            sim.trafficRate(0);
            long dispatched = sim.ledger().dispatched();

            JsonNode last = client.receive(0);
            while (last.path("s").longValue() < dispatched) {
                last = client.receive(0);
            }
            assertNothingCameAfter(client, dispatched);
        }
    }

    private static void assertNothingCameAfter(SimClient client, long sequence) {
        client.beat(sequence);
        assertThat(client.receive().path("op").intValue()).isEqualTo(11);
    }

    @Test
    void trafficIsTheSameForTheSameSeed() {
        String first = someTraffic(42);

        assertThat(someTraffic(42)).isEqualTo(first);
        assertThat(someTraffic(43)).isNotEqualTo(first);
    }

    private static String someTraffic(long seed) {
        try (var seeded = GatewaySimulator.builder().seed(seed).trafficRate(500).start();
                var client = SimClient.connect(seeded)) {
            client.identify(SimClient.identity().put("intents", 512)).event("READY");
            var events = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                events.append(client.receive(0).path("d"));
            }
            return events.toString();
        }
    }

    @Test
    void aConditionThatNeverHoldsEndsItsWait() {
        assertThat(sim.await(s -> false, Duration.ofMillis(30))).isFalse();
    }
}
