package dev.shard.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.Dispatch;
import dev.shard.Intents;
import dev.shard.ListenerOptions;
import dev.shard.Shard;
import dev.shard.ShardEvent;
import dev.shard.ShardFailedException;
import dev.shard.ShardListener;
import dev.shard.ShardPhase;
import dev.shard.command.RequestGuildMembers;
import dev.shard.core.HttpGatewayLocator;
import dev.shard.core.InProcessIdentifyLimiter;
import dev.shard.core.Providers;
import dev.shard.core.Shards;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.scenario.SimConnection;
import dev.shard.spi.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The main job over real sockets, with the parts that the builder finds: Netty, JSON, zlib-stream. */
class FirstConnectionTest {
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final GatewaySimulator sim = GatewaySimulator.builder()
            .heartbeatInterval(Duration.ofMillis(400))
            .identifySpacing(Duration.ZERO)
            .start();
    private final Journal journal = new Journal();
    private final Shard shard = shard(GatewaySimulator.DEFAULT_TOKEN);

    /** Writes down what it hears, and lets a test wait for it. */
    private static final class Journal implements ShardListener {
        private final List<ShardEvent> events = new ArrayList<>();

        @Override
        public synchronized void accept(ShardEvent event) {
            events.add(event instanceof Dispatch dispatch ? dispatch.copy() : event);
            notifyAll();
        }

        synchronized List<Dispatch> dispatches() {
            return events.stream()
                    .filter(Dispatch.class::isInstance)
                    .map(Dispatch.class::cast)
                    .toList();
        }

        synchronized void await(Predicate<ShardEvent> wanted) throws InterruptedException {
            long deadline = System.nanoTime() + BOUND.toNanos();
            while (events.stream().noneMatch(wanted)) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                assertThat(millis)
                        .as("time left to wait, having heard %s", events)
                        .isPositive();
                wait(millis);
            }
        }
    }

    private Shard shard(String token) {
        return Shards.builder(token, Intents.nonPrivileged())
                .configure(config -> config.gatewayUrl(sim.gatewayUrl()))
                .identifyLimiter(new InProcessIdentifyLimiter())
                .listener(journal)
                .build();
    }

    @AfterEach
    void stop() {
        shard.close();
        sim.close();
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private static Predicate<ShardEvent> dispatch(String name) {
        return event -> event instanceof Dispatch dispatch && dispatch.name().equals(name);
    }

    @Test
    void connectsBeatsResumesAndStopsWithoutLosingAnEvent() throws Exception {
        assertThat(get(shard.connect()).phase()).isEqualTo(ShardPhase.ACTIVE);
        journal.await(event -> event instanceof ShardEvent.HeartbeatAcknowledged);
        sim.publish("CUSTOM_ONE", "{\"n\":1}");
        journal.await(dispatch("CUSTOM_ONE"));

        sim.shard(0).reset();
        sim.publish("CUSTOM_TWO", "{\"n\":2}");
        journal.await(event -> event instanceof ShardEvent.Resumed);
        sim.publish("CUSTOM_THREE", "{\"n\":3}");
        journal.await(dispatch("CUSTOM_THREE"));
        get(shard.disconnect());

        assertThat(journal.dispatches())
                .extracting(Dispatch::sequence)
                .containsExactlyElementsOf(upTo(journal.dispatches().size()));
        assertThat(journal.dispatches())
                .filteredOn(Dispatch::replayed)
                .extracting(Dispatch::name)
                .containsOnlyOnce("CUSTOM_TWO");
        assertThat(sim.ledger().dispatched()).isEqualTo(journal.dispatches().size());
        assertThat(sim.violations()).isEmpty();
        assertThat(sim.counts().identifies()).isEqualTo(1);
        assertThat(sim.counts().resumes()).isEqualTo(1);
        assertThat(shard.status().phase()).isEqualTo(ShardPhase.STOPPED);
    }

    private static List<Long> upTo(int last) {
        List<Long> numbers = new ArrayList<>();
        for (long i = 1; i <= last; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    @Test
    void aHalfOpenConnectionIsFoundAndResumed_R1() throws Exception {
        get(shard.connect());

        sim.shard(0).halfOpen();
        sim.publish("CUSTOM", "{}");
        journal.await(event -> event instanceof ShardEvent.Resumed);

        journal.await(dispatch("CUSTOM"));
        assertThat(sim.violations()).isEmpty();
        assertThat(sim.counts().identifies()).isEqualTo(1);
    }

    @Test
    void aCorruptStreamIsResumed_R13() throws Exception {
        get(shard.connect());
        SimConnection connection = sim.shard(0);

        connection.corruptNextFrame();
        sim.publish("CUSTOM", "{}");
        journal.await(event -> event instanceof ShardEvent.Resumed);

        journal.await(dispatch("CUSTOM"));
        assertThat(journal.dispatches()).extracting(Dispatch::sequence).doesNotHaveDuplicates();
        assertThat(sim.counts().identifies()).isEqualTo(1);
    }

    @Test
    void aCommandIsAnswered() throws Exception {
        get(shard.connect());
        journal.await(dispatch("GUILD_CREATE"));
        long guild = Long.parseUnsignedLong(
                journal.dispatches().get(1).data().as(Map.class).get("id").toString());

        get(shard.send(RequestGuildMembers.startingWith(guild, "a", 5).withNonce("mine")));

        journal.await(dispatch("GUILD_MEMBERS_CHUNK"));
        assertThat(get(shard.heartbeat())).isLessThan(BOUND);
    }

    @Test
    void aWrongTokenFailsWithTheRemedy_S4() {
        try (Shard refused = shard("wrong.token")) {
            assertThatThrownBy(() -> get(refused.connect()))
                    .cause()
                    .isInstanceOf(ShardFailedException.class)
                    .hasMessageContaining("4004")
                    .hasMessageContaining("check the bot token");
        }
        assertThat(sim.counts().connections()).isEqualTo(1);
    }

    @Test
    void theGatewayIsFoundByAsking() throws Exception {
        var limiter = new InProcessIdentifyLimiter();
        var json = Providers.codec("json", Settings.empty());
        var token = shard.config().token();
        try (Shard asking = Shards.builder(token, Intents.nonPrivileged())
                .gatewayLocator(new HttpGatewayLocator(token, json, sim.apiUrl(), limiter::update))
                .identifyLimiter(limiter)
                .build()) {
            assertThat(get(asking.connect()).phase()).isEqualTo(ShardPhase.ACTIVE);
        }
    }

    /** R10: reading stops, heartbeats go on, and in the end everything was heard. */
    @Test
    void aListenerThatBlocksSlowsItsConnectionAndNothingElse_R10() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<Long> slow = new ArrayList<>();
        ShardListener blocking = new ShardListener() {
            @Override
            public void onDispatch(Dispatch event) {
                try {
                    release.await();
                } catch (InterruptedException end) {
                    Thread.currentThread().interrupt();
                }
                slow.add(event.sequence());
            }
        };
        try (Shard both = Shards.builder(shard.config())
                .identifyLimiter(new InProcessIdentifyLimiter())
                .listener(journal)
                .listener(
                        blocking, ListenerOptions.on(ForkJoinPool.commonPool()).withQueue(16, 4096))
                .build()) {
            get(both.connect());
            for (int i = 0; i < 2000; i++) {
                sim.publish("CUSTOM", "{\"text\":\"" + "x".repeat(200) + "\"}");
            }
            journal.await(event -> event instanceof ShardEvent.ReadingPaused paused && paused.paused());
            long beats = sim.counts().heartbeats();
            assertThat(sim.await(now -> now.counts().heartbeats() > beats + 3, BOUND))
                    .isTrue();
            release.countDown();
            sim.publish("CUSTOM_LAST", "{}");
            journal.await(dispatch("CUSTOM_LAST"));
            assertThat(sim.counts().connections()).isEqualTo(1);
        }

        assertThat(slow).isEqualTo(upTo(slow.size()));
        assertThat(sim.violations()).isEmpty();
    }
}
