package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.CloseStatus;
import dev.shard.ListenerOptions;
import dev.shard.LocalProtocolException;
import dev.shard.RemoteProtocolException;
import dev.shard.ShardEvent;
import dev.shard.ShardFailedException;
import dev.shard.ShardPhase;
import dev.shard.TransportException;
import dev.shard.spi.gateway.GatewayInfo;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
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

    @Test
    void aLostConnectionIsResumedWhereItEnded() {
        ShardScript script = ShardScript.active();
        script.dispatch(2, "MESSAGE_CREATE");
        script.dispatch(3, "MESSAGE_CREATE");

        script.connection().dropped();
        script.comeBack();

        assertThat(script.connection().request.endpoint().getHost()).isEqualTo("resume.example.test");
        assertThat(script.sent(6))
                .singleElement()
                .asString()
                .contains("\"seq\":3")
                .contains("\"session_id\":\"s-1\"");
        assertThat(script.sent(2)).isEmpty();

        script.dispatch(4, "MESSAGE_CREATE");
        script.connection().text("0|5|RESUMED|{}");
        assertThat(script.heard.of(ShardEvent.Resumed.class))
                .singleElement()
                .satisfies(resumed -> assertThat(resumed.replayed()).isEqualTo(1));
        assertThat(script.heard.sequences()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(script.shard.status().history().resumes()).isEqualTo(1);
    }

    @Test
    void theConfiguredLocatorIsAskedAndItsFailureIsRetried() {
        var answers = new CompletableFuture<GatewayInfo>();
        ShardScript script = ShardScript.shard().locator(refresh -> answers).build();
        script.connect();
        assertThat(script.transport.connections).isEmpty();

        answers.completeExceptionally(new TransportException(TransportException.Phase.LOCATE, "HTTP 503", null));
        script.loop.run();

        assertThat(script.heard.of(ShardEvent.Disconnected.class))
                .singleElement()
                .satisfies(event -> assertThat(event.status().origin()).isEqualTo(CloseStatus.Origin.NEVER_OPENED));
        assertThat(script.shard.status().phase()).isEqualTo(ShardPhase.BACKOFF);
    }

    @Test
    void aTransportThatRefusesIsAFailedAttempt() {
        ShardScript script = ShardScript.shard().build();
        script.transport.refuses = true;

        script.connect();

        assertThat(script.shard.status().phase()).isEqualTo(ShardPhase.BACKOFF);
        script.transport.refuses = false;
        script.loop.advance(Duration.ofSeconds(2));
        assertThat(script.transport.connections).hasSize(1);
    }

    @Test
    void aFinalCloseCodeFailsEverybodyWhoWaits_S4() {
        ShardScript script = ShardScript.shard().build();
        var connected = script.connect().toCompletableFuture();
        script.open();
        script.hello();
        var command = script.shard.send("{\"op\":3,\"d\":{}}").toCompletableFuture();
        script.loop.run();

        script.connection().closedByPeer(4014);

        assertThatThrownBy(connected::join)
                .cause()
                .isInstanceOf(ShardFailedException.class)
                .hasMessageContaining("4014");
        assertThatThrownBy(command::join).cause().isInstanceOf(ShardFailedException.class);
        script.loop.advance(Duration.ofHours(1));
        assertThat(script.transport.connections).hasSize(1);
    }

    @Test
    void connectingTwiceIsRefused() {
        ShardScript script = ShardScript.shard().build();
        var first = script.connect().toCompletableFuture();

        var second = script.connect().toCompletableFuture();

        assertThat(first).isNotDone();
        assertThatThrownBy(second::join).cause().isInstanceOf(LocalProtocolException.class);
    }

    @Test
    void aGivenUrlAndVersionAreUsed() {
        ShardScript script = ShardScript.shard().build();

        script.shard.connect(URI.create("ws://127.0.0.1:1234/x?keep=1"), 9);
        script.loop.run();

        assertThat(script.connection().request.endpoint())
                .hasToString("ws://127.0.0.1:1234/x?v=9&encoding=json&keep=1");
        assertThat(script.shard.status().apiVersion()).isEqualTo(9);
    }

    @Test
    void reconnectResumesAndReinstantiateIdentifies() {
        ShardScript script = ShardScript.active();

        var again = script.shard.reconnect().toCompletableFuture();
        script.loop.run();
        script.open();
        script.hello();
        assertThat(again).isNotDone();
        script.connection().text("0|2|RESUMED|{}");
        assertThat(again).isCompleted();

        var anew = script.shard.reinstantiate().toCompletableFuture();
        script.loop.run();
        assertThat(script.transport.connections.get(1).closeCode).isEqualTo(1000);
        script.open();
        script.hello();
        assertThat(script.sent(2)).hasSize(1);
        script.ready();
        assertThat(anew).isCompleted();
    }

    @Test
    void aHeartbeatOnRequestGivesItsRoundTrip() {
        ShardScript script = ShardScript.active();

        var ping = script.shard.heartbeat().toCompletableFuture();
        script.loop.advance(Duration.ofMillis(30));
        script.connection().text("11|||");

        assertThat(ping.join()).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void aHeartbeatOnRequestFailsWithItsConnection() {
        ShardScript script = ShardScript.active();
        var ping = script.shard.heartbeat().toCompletableFuture();
        script.loop.run();

        script.connection().dropped();

        assertThatThrownBy(ping::join).cause().isInstanceOf(TransportException.class);
        var without = script.shard.heartbeat().toCompletableFuture();
        script.loop.run();
        assertThatThrownBy(without::join).cause().isInstanceOf(LocalProtocolException.class);
    }

    @Test
    void aDeadPeerIsLeftWithinTwoIntervals_R1() {
        ShardScript script = ShardScript.active();
        script.connection().answersClose = false;

        script.loop.advance(ShardScript.INTERVAL.multipliedBy(2));

        assertThat(script.transport.connections.get(0).closeCode).isEqualTo(CloseStatus.RESUMABLE);
        script.loop.advance(Duration.ofSeconds(3));
        assertThat(script.transport.connections.get(0).aborted).isTrue();
        assertThat(script.transport.connections).hasSize(2);
    }

    @Test
    void anUndecodablePayloadIsReportedAndSkipped_row50() {
        ShardScript script = ShardScript.active();

        script.connection().text("rubbish");
        script.dispatch(2, "A");

        assertThat(script.heard.of(ShardEvent.PayloadRejected.class))
                .singleElement()
                .satisfies(event -> assertThat(event.problem()).isInstanceOf(RemoteProtocolException.class));
        assertThat(script.heard.names()).containsExactly("READY", "A");
    }

    @Test
    void effectsAreDoneBeforeListenersHearOfThem() {
        ShardScript script = ShardScript.shard()
                .listener(
                        new Recorder() {
                            @Override
                            public void onReady(ShardEvent.Ready event) {
                                events.clear();
                            }
                        },
                        ListenerOptions.onLoop())
                .build();
        var command = script.shard.send("{\"op\":3,\"d\":{}}").toCompletableFuture();
        script.connect();
        script.open();
        script.hello();
        script.ready();

        assertThat(command).isCompleted();
        assertThat(script.connection().sent).hasSize(2);
        assertThat(script.connection().sent.get(1)).startsWith("3|");
    }

    @Test
    void aBlockedLoopIsToldToEverybody() {
        AtomicReference<LoopGuard.Listener> guard = new AtomicReference<>();
        ShardScript script = ShardScript.shard()
                .watchdog((loop, listener) -> {
                    guard.set(listener);
                    return () -> guard.set(null);
                })
                .active();

        guard.get().onBlocked(Duration.ofSeconds(3), "main at Somewhere.java");
        script.loop.run();

        assertThat(script.heard.of(ShardEvent.LoopBlocked.class))
                .singleElement()
                .satisfies(event -> assertThat(event.stack()).contains("Somewhere"));
        script.loop.call(script.shard::close);
        script.loop.run();
        assertThat(guard.get()).isNull();
    }
}
