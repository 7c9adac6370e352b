package dev.shard.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.CloseStatus;
import dev.shard.Dispatch;
import dev.shard.ListenerOptions;
import dev.shard.ShardEvent;
import dev.shard.ShardPhase;
import dev.shard.ShardStoppedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R17: how a shard stops, whenever, and whatever its peer, its transport and its listeners do. */
class StoppingTest {
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
