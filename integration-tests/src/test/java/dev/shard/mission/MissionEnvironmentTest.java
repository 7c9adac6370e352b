package dev.shard.mission;

import static dev.shard.integration.LiveShard.BOUND;
import static dev.shard.integration.LiveShard.against;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.shard.Dispatch;
import dev.shard.Shard;
import dev.shard.ShardEvent;
import dev.shard.core.Providers;
import dev.shard.integration.LiveShard;
import dev.shard.integration.LogCapture;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.Settings;
import dev.shard.spi.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The rest of the table: {@code shard.events()}, {@code zlibBuffer}, {@code socketThread, heartbeatThread}, {@code logger}. */
class MissionEnvironmentTest {
    @AutoClose
    private final GatewaySimulator gateway = LiveShard.patientGateway();

    @Test
    void eventsComeAsAPublisherToo() throws Exception {
        CompletableFuture<Dispatch> message = new CompletableFuture<>();

        try (LiveShard live = LiveShard.readyAgainst(gateway)) {
            live.shard().events().subscribe(new FirstMessage(message));
            gateway.publish("MESSAGE_CREATE", "{\"content\":\"hello\"}");

            Dispatch event = message.get(BOUND.toSeconds(), TimeUnit.SECONDS);
            assertThat(event.data().lent()).isFalse();
            assertThat(event.data().as(Message.class)).isEqualTo(new Message("hello"));
        }
    }

    /** What an application would decode to. */
    public record Message(String content) {}

    private record FirstMessage(CompletableFuture<Dispatch> message) implements Flow.Subscriber<ShardEvent> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ShardEvent event) {
            if (event instanceof Dispatch dispatch && dispatch.name().equals("MESSAGE_CREATE")) {
                message.complete(dispatch);
            }
        }

        @Override
        public void onError(Throwable failure) {
            message.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {}
    }

    @Test
    void payloadsAreInflatedPieceByPiece() {
        try (LiveShard live = LiveShard.readyAgainst(gateway)) {
            gateway.shard(0).splitEveryPayload(1);
            for (int i = 0; i < 20; i++) {
                gateway.publish("MESSAGE_CREATE", "{\"content\":\"" + "byte by byte ".repeat(i) + "\"}");
            }

            live.awaitDelivered();
            live.assertNothingLostOrDoubled();
        }
    }

    @Test
    void oneLoopServesManyShardsAndAnIdleShardAddsNoThread() {
        List<Shard> shards = new ArrayList<>();
        try (Transport transport = Providers.transport("netty", Settings.empty())) {
            connect(shards, 2, transport);
            long threads = liveThreads();

            connect(shards, 20, transport);

            assertThat(liveThreads()).isPositive().isLessThanOrEqualTo(threads);
            shards.forEach(Shard::close);
        }
    }

    private void connect(List<Shard> shards, int upTo, Transport transport) {
        while (shards.size() < upTo) {
            int id = shards.size();
            Shard shard = against(gateway).shardOn(transport, config -> config.shard(id, 20));
            shards.add(shard);
            LiveShard.join(shard.connect());
        }
    }

    /** Threads of the library; others of this process come and go. */
    private static long liveThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("shard"))
                .count();
    }

    @Test
    void everyLogLineNamesItsShard() {
        try (LogCapture log = LogCapture.of("dev.shard.Shard", Level.TRACE);
                LiveShard live =
                        against(gateway).config(config -> config.shard(1, 2)).ready()) {
            gateway.shard(1).close(4000, "");
            live.await("resume", () -> live.status().history().resumes() == 1);

            assertThat(log.events())
                    .hasSizeGreaterThan(5)
                    .allSatisfy(line -> assertThat(keyValues(line)).contains("shard=\"[1,2]\""));
        }
    }

    private static List<String> keyValues(ILoggingEvent line) {
        return line.getKeyValuePairs().stream().map(Object::toString).toList();
    }
}
