package dev.shard.core.protocol;

import static dev.shard.core.protocol.ShardScript.SESSION;
import static dev.shard.core.protocol.ShardScript.reset;
import static dev.shard.core.protocol.ShardScript.unreachable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.BackoffPolicy;
import dev.shard.CloseStatus;
import dev.shard.ShardPhase;
import dev.shard.ShardSession;
import dev.shard.core.protocol.ShardEffect.SaveSession;
import dev.shard.core.protocol.ShardInput.ReconnectRequested;
import dev.shard.core.protocol.ShardInput.StopRequested;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** R12: whenever a connection ends, for whatever reason, what can be resumed is stored as it is then. */
class SavedSessionTest {
    private static final BackoffPolicy ONE_ATTEMPT =
            new BackoffPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(30), 1);

    @Test
    void beforeARetry() {
        assertSaved(ShardScript.active().event(42).forget().closed(reset()), ShardPhase.BACKOFF);
    }

    @Test
    void beforeAReconnectByRequest() {
        var shard = ShardScript.active().event(42).forget().input(new ReconnectRequested());

        assertSaved(shard.closed(CloseStatus.local(4900, "")), ShardPhase.CONNECTING);
    }

    @Test
    void atAStopThatKeepsIt() {
        var shard = ShardScript.active().event(42).forget().input(new StopRequested(4900));

        assertSaved(shard.closed(CloseStatus.local(4900, "")), ShardPhase.STOPPED);
    }

    @Test
    void atTheEndOfAShardThatDoesNotReconnect() {
        var shard = ShardScript.active(ShardScript.idle(config -> config.autoReconnect(false)));

        assertSaved(shard.event(42).forget().closed(reset()), ShardPhase.STOPPED);
    }

    @Test
    void whenAShardGivesUp() {
        var shard = ShardScript.active(ShardScript.idle(config -> config.backoff(ONE_ATTEMPT)));

        assertSaved(shard.event(42).forget().closed(reset()), ShardPhase.FAILED);
    }

    @Test
    void whatNoConnectionHasChangedIsNotStoredAgain() {
        var retrying = ShardScript.connecting(SESSION).forget().closed(unreachable());
        var stopped = ShardScript.connecting(SESSION).forget().input(new StopRequested(4900));

        assertThat(retrying.effects(SaveSession.class)).isEmpty();
        assertThat(stopped.effects(SaveSession.class)).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotStored() {
        assertThat(ShardScript.identifying().closed(reset()).effects(SaveSession.class))
                .isEmpty();
    }

    private static void assertSaved(ShardScript shard, ShardPhase then) {
        shard.expectPhase(then);
        assertThat(shard.effects(SaveSession.class))
                .extracting(SaveSession::session)
                .singleElement()
                .extracting(ShardSession::sequence)
                .isEqualTo(42L);
    }
}
