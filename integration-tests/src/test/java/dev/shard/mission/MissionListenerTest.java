package dev.shard.mission;

import static dev.shard.integration.LiveShard.BOUND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseAction;
import dev.shard.CloseStatus;
import dev.shard.Dispatch;
import dev.shard.EventData;
import dev.shard.ListenerOptions;
import dev.shard.ShardEvent;
import dev.shard.ShardListener;
import dev.shard.integration.LiveShard;
import dev.shard.sim.GatewaySimulator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** {@code onSocketConnected / Reconnected / Disconnected / Heartbeat / Dispatch / RawMessage / Ready}: {@link ShardListener}. */
class MissionListenerTest {
    @AutoClose
    private final GatewaySimulator gateway = GatewaySimulator.builder()
            .heartbeatInterval(Duration.ofMillis(500))
            .heartbeatTolerance(10)
            .start();

    private final List<String> told = new CopyOnWriteArrayList<>();

    @AutoClose
    private final LiveShard live = LiveShard.against(gateway)
            .with(shard ->
                    shard.listener(new Narrator(told), ListenerOptions.onLoop().withRawMessages()))
            .ready();

    /** Overrides what an application would, and notes one line for each call. */
    private record Narrator(List<String> told) implements ShardListener {
        @Override
        public void onConnected(ShardEvent.Connected event) {
            told.add("connected " + event.endpoint());
        }

        @Override
        public void onReady(ShardEvent.Ready event) {
            told.add("ready " + event.session().sessionId());
        }

        @Override
        public void onResumed(ShardEvent.Resumed event) {
            told.add("resumed " + event.session().sessionId() + " replayed " + event.replayed());
        }

        @Override
        public void onDisconnected(ShardEvent.Disconnected event) {
            CloseStatus status = event.status();
            told.add("disconnected " + status.origin() + " " + status.code() + " "
                    + event.next().map(CloseAction::name).orElse("none"));
        }

        @Override
        public void onHeartbeatAck(ShardEvent.HeartbeatAcknowledged event) {
            told.add("heartbeat " + !event.latency().isNegative());
        }

        @Override
        public void onDispatch(Dispatch event) {
            told.add("dispatch " + event.name() + " s=" + event.sequence());
        }

        @Override
        public void onRawMessage(EventData payload) {
            told.add("raw " + StandardCharsets.UTF_8.decode(payload.bytes()));
        }
    }

    @Test
    void onSocketConnectedIsOnConnected() {
        awaitTold(
                line -> line.equals("connected " + gateway.gatewayUrl() + "/?v=10&encoding=json&compress=zlib-stream"));
    }

    @Test
    void onSocketReadyIsOnReady() {
        awaitTold(line -> line.equals("ready " + gateway.shard(0).sessionId().orElseThrow()));
    }

    @Test
    void onSocketReconnectedIsOnResumed() {
        String session = live.sessionId();
        gateway.shard(0).dropTcp();

        awaitTold(line -> line.startsWith("resumed " + session + " replayed "));
    }

    @Test
    void onSocketDisconnectedIsOnDisconnected() {
        gateway.shard(0).close(4000, "tired");

        awaitTold(line -> line.equals("disconnected PEER 4000 RESUME"));
    }

    @Test
    void onSocketHeartbeatIsOnHeartbeatAck() {
        awaitTold(line -> line.equals("heartbeat true"));
    }

    @Test
    void onSocketDispatchIsOnDispatch() {
        gateway.publish("MESSAGE_CREATE", "{\"content\":\"hello\"}");

        awaitTold(line -> line.startsWith("dispatch MESSAGE_CREATE s="));
        assertThat(told).contains("dispatch READY s=1");
    }

    @Test
    void onSocketRawMessageIsOnRawMessage() {
        gateway.publish("MESSAGE_CREATE", "{\"content\":\"hello\"}");

        awaitTold(line -> line.startsWith("raw {") && line.contains("\"op\":10"));
        awaitTold(line -> line.startsWith("raw {") && line.contains("\"content\":\"hello\""));
    }

    private void awaitTold(Predicate<String> line) {
        assertThat(gateway.await(sim -> told.stream().anyMatch(line), BOUND))
                .as("told: %s", told)
                .isTrue();
    }
}
