package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.shard.CloseStatus;
import dev.shard.ShardEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Messages of a shard whose transport is compressed, one context a connection. */
class TransportCompressionTest {
    private final LineCompression compression = new LineCompression();
    private final ShardScript script =
            ShardScript.shard().compression(compression).build();

    TransportCompressionTest() {
        script.connect();
        script.open();
        script.connection().binary("10|||{\"heartbeat_interval\":40000}\n");
        script.connection().binary("0|1|READY|{\"session_id\":\"s\"}\n");
    }

    @Test
    void aMessageMayHoldManyPayloads() {
        script.connection().binary("0|2|A|{}\n0|3|B|{}\n0|4|C|{}\n");

        assertThat(script.heard.names()).containsExactly("READY", "A", "B", "C");
    }

    @Test
    void whatFollowsTheDecisionToCloseIsDroppedAndNotCounted_row61() {
        script.connection().binary("0|2|A|{}\n7|||\n0|3|B|{}\n");

        assertThat(script.heard.names()).containsExactly("READY", "A");
        assertThat(compression.live)
                .as("contexts, the one closed inside of its sink included")
                .isZero();
        script.comeBackCompressed();
        assertThat(script.sent(6)).singleElement().asString().contains("\"seq\":2");
    }

    @Test
    void aBrokenStreamClosesResumably_row52() {
        script.connection().binary("0|2|A|{}\n!");

        assertThat(script.connection().closeCode).isEqualTo(CloseStatus.RESUMABLE);
        assertThat(script.heard.of(ShardEvent.PayloadRejected.class)).hasSize(1);
        assertThat(script.shard.status().traffic().rejectedPayloads()).isEqualTo(1);
    }

    @Test
    void twoBrokenStreamsInARowFallBackWithANewSession_row52() {
        var falling = ShardScript.shard()
                .compression(compression, new PlainCompression())
                .build();
        falling.connect();
        falling.open();
        falling.connection().binary("!");
        falling.loop.advance(Duration.ofSeconds(5));
        falling.open();
        falling.connection().binary("!");
        falling.loop.advance(Duration.ofSeconds(10));

        assertThat(falling.heard.of(ShardEvent.CompressionChanged.class))
                .extracting(ShardEvent.CompressionChanged::from, ShardEvent.CompressionChanged::to)
                .containsExactly(tuple("lines", "none"));
        assertThat(falling.transport.connections)
                .extracting(connection ->
                        String.valueOf(connection.request.endpoint().getQuery()).contains("lines"))
                .containsExactly(true, true, false);
    }

    @Test
    void onTheLastCompressionThereIsNothingToTell_row52() {
        for (int i = 0; i < 3; i++) {
            script.connection().binary("!");
            script.loop.advance(Duration.ofSeconds(20));
            script.open();
        }

        assertThat(script.heard.of(ShardEvent.CompressionChanged.class)).isEmpty();
    }

    @Test
    void tenThousandReconnectsLeaveAtMostOneContext_S5() {
        for (int i = 0; i < 10_000; i++) {
            script.connection().dropped();
            script.comeBackCompressed();
            script.connection().binary("0|" + (i + 2) + "|RESUMED|{}\n");
            script.loop.advance(Duration.ofSeconds(31));
            assertThat(compression.live).isLessThanOrEqualTo(1);
        }
        script.shard.disconnect();
        script.loop.run();
        assertThat(compression.live).isZero();
        assertThat(script.loop.timers()).isZero();
    }

    @Test
    void aTextFrameIsReadAsItStands_row53() {
        script.connection().text("0|2|A|{}");

        assertThat(script.heard.names()).containsExactly("READY", "A");
        assertThat(script.heard.of(ShardEvent.Anomaly.class))
                .anySatisfy(anomaly -> assertThat(anomaly.description()).contains("text frame"));
    }
}
