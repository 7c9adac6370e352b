package dev.shard.core.protocol;

import static dev.shard.core.protocol.ShardScript.RESUME_URL;
import static dev.shard.core.protocol.ShardScript.SHARD;
import static dev.shard.core.protocol.ShardScript.reset;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseAction;
import dev.shard.CloseStatus;
import dev.shard.LocalProtocolException;
import dev.shard.ShardEvent.Disconnected;
import dev.shard.ShardEvent.SessionLost;
import dev.shard.ShardPhase;
import dev.shard.core.protocol.ShardEffect.Abort;
import dev.shard.core.protocol.ShardEffect.Close;
import dev.shard.core.protocol.ShardEffect.Connect;
import dev.shard.core.protocol.ShardEffect.ForgetSession;
import dev.shard.core.protocol.ShardEffect.Refuse;
import dev.shard.core.protocol.ShardInput.ReconnectRequested;
import dev.shard.core.protocol.ShardInput.ReinstantiateRequested;
import dev.shard.core.protocol.ShardInput.StopRequested;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Row 59: the user wishes for another connection, or another session. */
class UserReconnectTest {
    private static final ReconnectRequested RECONNECT = new ReconnectRequested();
    private static final ReinstantiateRequested REINSTANTIATE = new ReinstantiateRequested();

    @Test
    void row59_reconnectClosesAndResumesAtOnce() {
        var shard = ShardScript.active().input(RECONNECT);

        shard.expect(new Close(4900, "reconnect by request")).expectPhase(ShardPhase.CLOSING);
        shard.forget().closed(CloseStatus.local(4900, ""));
        assertThat(shard.target()).isEqualTo(new Target.Resume(RESUME_URL));
        assertThat(shard.timers()).containsExactly(Timer.CONNECT);
        assertThat(shard.events(Disconnected.class))
                .containsExactly(new Disconnected(
                        SHARD,
                        CloseStatus.local(4900, "reconnect by request"),
                        Optional.of(CloseAction.RESUME),
                        Duration.ZERO));
    }

    @Test
    void row59_aNewSessionClosesWith1000AndIdentifiesAtTheOriginalUrl() {
        var url = URI.create("ws://127.0.0.1:8080");
        var shard = ShardScript.idle().input(new ShardInput.Start(null, new Origin(url, 10)));
        shard.open()
                .hello()
                .permit()
                .receive(new Payload.Ready(1, "id", RESUME_URL))
                .forget();

        shard.input(REINSTANTIATE);

        shard.expect(new ForgetSession(), new Close(1000, "new session by request"));
        assertThat(shard.events(SessionLost.class)).hasSize(1);
        shard.forget().closed(CloseStatus.local(1000, ""));
        assertThat(shard.target()).isEqualTo(new Target.Given(url));
        shard.open().hello().expectPhase(ShardPhase.AWAITING_PERMIT);
    }

    /** R9: any wait can be cut short. */
    @Test
    void row59_aWaitIsCutShort() {
        var resumed = ShardScript.active().closed(reset()).forget().input(RECONNECT);
        var renewed = ShardScript.active().closed(reset()).forget().input(REINSTANTIATE);

        assertThat(resumed.target()).isEqualTo(new Target.Resume(RESUME_URL));
        assertThat(renewed.target()).isEqualTo(new Target.Discovery(false));
        assertThat(resumed.timers()).containsExactly(Timer.CONNECT);
        assertThat(renewed.timers()).containsExactly(Timer.CONNECT);
    }

    @Test
    void row59_aCloseUnderWayIsFollowedByTheNextConnectionAtOnce() {
        var resumed = ShardScript.closing().input(RECONNECT).closed(CloseStatus.local(4900, ""));
        var renewed = ShardScript.closing().input(REINSTANTIATE).closed(CloseStatus.local(4900, ""));

        assertThat(resumed.target()).isEqualTo(new Target.Resume(RESUME_URL));
        assertThat(renewed.target()).isEqualTo(new Target.Discovery(false));
    }

    @Test
    void row59_aConnectionThatIsBeingOpenedServesUnlessItWasMeantToResume() {
        ShardScript.connecting().input(RECONNECT).expectNothing();
        ShardScript.connecting().input(REINSTANTIATE).expectNothing();
        ShardScript.connecting(ShardScript.SESSION).input(RECONNECT).expectNothing();

        var shard = ShardScript.connecting(ShardScript.SESSION).input(REINSTANTIATE);

        shard.expect(new Abort(), new Connect(2, new Target.Discovery(false), 10));
        assertThat(shard.timers()).containsExactly(Timer.CONNECT);
    }

    @Test
    void row59_theUsersWishCountsAsNoTroubleAndNeedsNoAutoReconnect() {
        var shard = ShardScript.active(ShardScript.idle(config -> config.autoReconnect(false)));

        shard.input(RECONNECT).closed(CloseStatus.local(4900, "")).expectPhase(ShardPhase.CONNECTING);

        assertThat(shard.state().course().trouble()).isEqualTo(Trouble.NONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = ShardPhase.class,
            names = {"IDLE", "STOPPED", "FAILED"})
    void aShardThatDoesNotRunRefuses(ShardPhase phase) {
        for (ShardInput wish : List.of(RECONNECT, REINSTANTIATE)) {
            var shard = Scripts.in(phase).input(wish);

            assertThat(shard.effects())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Refuse.class,
                            refuse -> assertThat(refuse.reason()).isInstanceOf(LocalProtocolException.class));
            shard.expectPhase(phase);
        }
    }

    @Test
    void aShardThatIsStoppingRefuses() {
        for (ShardInput wish : List.of(RECONNECT, REINSTANTIATE)) {
            var shard =
                    ShardScript.active().input(new StopRequested(1000)).forget().input(wish);

            assertThat(shard.effects(Refuse.class)).hasSize(1);
            shard.closed(CloseStatus.local(1000, "")).expectPhase(ShardPhase.STOPPED);
        }
    }
}
