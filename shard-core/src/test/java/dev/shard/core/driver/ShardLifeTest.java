package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.ShardEvent;
import dev.shard.ShardPhase;
import org.junit.jupiter.api.Test;

/** From the first connection to the last, over a peer that the test plays. */
class ShardLifeTest {
    @Test
    void connectingCompletesWhenReadyArrives() {
        ShardScript script = ShardScript.shard().build();

        var connected = script.connect().toCompletableFuture();
        script.open();
        script.hello();
        assertThat(connected).isNotDone();
        script.ready();

        assertThat(connected.join().phase()).isEqualTo(ShardPhase.ACTIVE);
        assertThat(script.connection().request.endpoint())
                .hasToString("wss://gateway.example.test/?v=10&encoding=json");
        assertThat(script.sent(2)).hasSize(1);
        assertThat(script.permits).containsExactly("spent");
        assertThat(script.heard.of(ShardEvent.Ready.class)).hasSize(1);
        assertThat(script.heard.names()).containsExactly("READY");
    }
}
