package dev.shard.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.spi.gateway.GatewayInfo;
import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.transport.ConnectRequest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The values that cross the seams check what they take. */
class SpiRecordsTest {
    private static final URI URL = URI.create("wss://gateway.discord.gg/?v=10");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aConnectRequestNamesWhatIsWrong() {
        assertThat(new ConnectRequest(URL, SECOND, SECOND, 1).endpoint()).isEqualTo(URL);
        assertRefused(() -> new ConnectRequest(URI.create("http://x"), SECOND, SECOND, 1), "ws:// or wss://");
        assertRefused(() -> new ConnectRequest(URL, Duration.ZERO, SECOND, 1), "timeout must be more than zero");
        assertRefused(() -> new ConnectRequest(URL, SECOND, SECOND.negated(), 1), "closeTimeout must be more than");
        assertRefused(() -> new ConnectRequest(URL, SECOND, SECOND, 0), "maxMessageBytes must be at least 1");
    }

    @Test
    void theAnswerOfGatewayBotNamesWhatIsWrong() {
        assertThat(GatewayInfo.of(URL)).isEqualTo(new GatewayInfo(URL, 0, null));
        assertRefused(() -> GatewayInfo.of(URI.create("https://x")), "ws:// or wss://");
        assertRefused(() -> new GatewayInfo(URL, -1, null), "shards must be at least 0");
    }

    @Test
    void aSessionStartLimitNamesWhatIsWrong() {
        assertThat(new SessionStartLimit(1000, 0, Duration.ZERO, 1).remaining()).isZero();
        assertRefused(() -> new SessionStartLimit(-1, 0, SECOND, 1), "total -1");
        assertRefused(() -> new SessionStartLimit(1000, -1, SECOND, 1), "remaining -1");
        assertRefused(() -> new SessionStartLimit(1000, 1, SECOND.negated(), 1), "resetAfter PT-1S");
        assertRefused(() -> new SessionStartLimit(1000, 1, SECOND, 0), "maxConcurrency must be at least 1, was 0");
    }

    private static void assertRefused(Runnable call, String problem) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }
}
