package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.shard.CloseStatus;
import dev.shard.Dispatch;
import dev.shard.ListenerOptions;
import dev.shard.LocalProtocolException;
import dev.shard.RemoteProtocolException;
import dev.shard.ShardEvent;
import dev.shard.ShardFailedException;
import dev.shard.ShardPhase;
import dev.shard.ShardStoppedException;
import dev.shard.TransportException;
import dev.shard.spi.gateway.GatewayInfo;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Nested
    class WithTransportCompression {
        private final LineCompression compression = new LineCompression();
        private final ShardScript script =
                ShardScript.shard().compression(compression).build();

        WithTransportCompression() {
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
                    .extracting(connection -> String.valueOf(
                                    connection.request.endpoint().getQuery())
                            .contains("lines"))
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

    @Nested
    class Stopping {
        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
        void closesFromEveryPhase_R17(int steps) {
            ShardScript script = ShardScript.shard().build();
            Runnable[] life = {
                script::connect,
                script::open,
                script::hello,
                script::ready,
                () -> script.connection().dropped(),
                script::comeBack,
                () -> script.connection().text("7|||")
            };
            for (int i = 0; i < steps; i++) {
                life[i].run();
            }
            var pending = script.shard.send("{\"op\":3,\"d\":{}}").toCompletableFuture();
            script.loop.run();

            script.loop.call(script.shard::close);
            script.loop.run();

            assertThat(script.shard.status().phase()).isEqualTo(ShardPhase.STOPPED);
            assertThat(pending).isDone();
            assertThat(script.closedParts).containsExactly("second", "first");
            assertThat(script.loop.timers()).as("timers left").isZero();
            int heard = script.heard.events.size();
            script.loop.advance(Duration.ofHours(1));
            assertThat(script.heard.events).as("nothing follows").hasSize(heard);
            assertThat(script.heard.events.get(heard - 1)).isInstanceOf(ShardEvent.Stopped.class);
        }

        @Test
        void everythingAskedForAfterTheCloseFails() {
            ShardScript script = ShardScript.active();
            script.loop.call(script.shard::close);
            script.loop.run();

            var connect = script.connect().toCompletableFuture();
            var send = script.shard.send("{\"op\":3,\"d\":{}}").toCompletableFuture();
            var ping = script.shard.heartbeat().toCompletableFuture();
            var stop = script.shard.disconnect().toCompletableFuture();
            script.loop.run();

            assertThatThrownBy(connect::join).cause().isInstanceOf(ShardStoppedException.class);
            assertThatThrownBy(send::join).cause().isInstanceOf(ShardStoppedException.class);
            assertThatThrownBy(ping::join).cause().isInstanceOf(ShardStoppedException.class);
            assertThat(stop).isCompleted();
        }

        @Test
        void aPeerThatDoesNotAnswerTheCloseIsAborted() {
            ShardScript script = ShardScript.active();
            script.connection().answersClose = false;

            var stopped = script.shard.disconnect().toCompletableFuture();
            script.loop.advance(Duration.ofSeconds(4));
            assertThat(stopped).isNotDone();
            script.loop.advance(Duration.ofSeconds(2));

            assertThat(stopped).isCompleted();
            assertThat(script.connection().aborted).isTrue();
            assertThat(script.connection().closeCode).isEqualTo(1000);
        }

        @Test
        void suspendKeepsTheSession() {
            ShardScript script = ShardScript.active();
            script.dispatch(2, "A");

            var suspended = script.shard.suspend().toCompletableFuture();
            script.loop.run();

            assertThat(suspended.join())
                    .get()
                    .satisfies(session -> assertThat(session.sequence()).isEqualTo(2));
            assertThat(script.connection().closeCode).isEqualTo(CloseStatus.RESUMABLE);
            script.connect();
            script.open();
            script.hello();
            assertThat(script.sent(6)).hasSize(1);
        }

        @Test
        void everyFutureCompletesOnceThoughTheLoopIsGone() {
            ShardScript script = ShardScript.active();
            script.loop.close();

            assertThat(script.shard.connect().toCompletableFuture()).isCompletedExceptionally();
            assertThat(script.shard.send("{\"op\":3,\"d\":{}}").toCompletableFuture())
                    .isCompletedExceptionally();
            assertThat(script.shard.disconnect().toCompletableFuture()).isCompleted();
            script.shard.close();
            assertThat(script.closedParts).containsExactly("second", "first");
        }

        @Test
        void aTransportClosedUnderneathFailsWhoWaits() {
            ShardScript script = ShardScript.active();
            var waiting = script.shard.reconnect().toCompletableFuture();
            var command = script.shard.send("{\"op\":3,\"d\":{}}").toCompletableFuture();
            script.connection().answersClose = false;
            script.loop.run();

            script.loop.closeTimers();
            script.connection().dropped();

            assertThatThrownBy(waiting::join)
                    .cause()
                    .isInstanceOf(ShardStoppedException.class)
                    .hasMessageContaining("transport was closed");
            assertThat(command).isDone();
        }

        @Test
        void nothingIsHeardAfterTheCloseThoughAQueueEmptiesLater() {
            ShardScript script = ShardScript.shard()
                    .listener(new Recorder(), ListenerOptions.on(task -> {}).withQueue(1, 4096))
                    .active();
            assertThat(script.shard.status().readingPaused()).isTrue();

            script.loop.call(script.shard::close);
            script.loop.run();
            script.loop.advance(Duration.ofHours(1));

            assertThat(script.heard.events).last().isInstanceOf(ShardEvent.Stopped.class);
        }

        /** R3. Found by simulation: the count of open connections went below none, so that every stop took its whole bound. */
        @Test
        void aConnectionWhoseEndIsToldTwiceKeepsNobodyWaiting() {
            ShardScript script = ShardScript.active();
            script.connection().dropped();
            script.connection().endsAgain();
            script.comeBack();

            var stopped = script.shard.disconnect().toCompletableFuture();
            script.loop.run();

            assertThat(stopped).isCompleted();
        }

        @Test
        void aListenerMayStopTheShardFromWithinItsCallback() {
            ShardScript[] holder = new ShardScript[1];
            ShardScript script = ShardScript.shard()
                    .compression(new LineCompression())
                    .listener(
                            new Recorder() {
                                @Override
                                public void onDispatch(Dispatch event) {
                                    if (event.name().equals("A")) {
                                        holder[0].shard.send("{\"op\":3,\"d\":{}}");
                                        holder[0].shard.disconnect();
                                    }
                                }
                            },
                            ListenerOptions.onLoop())
                    .build();
            holder[0] = script;
            script.connect();
            script.open();
            script.connection().binary("10|||{\"heartbeat_interval\":40000}\n");
            script.connection().binary("0|1|READY|{\"session_id\":\"s\"}\n");

            script.connection().binary("0|2|A|{}\n0|3|B|{}\n");

            assertThat(script.heard.names()).containsExactly("READY", "A", "B");
            assertThat(script.shard.status().phase()).isEqualTo(ShardPhase.STOPPED);
            assertThat(script.sent(3)).hasSize(1);
        }
    }
}
