package dev.shard.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.Dispatch;
import dev.shard.OnlineStatus;
import dev.shard.Presence;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardSet;
import dev.shard.command.PresenceUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From n to m shards while events flow: each listener hears every event once, and those of a guild in order. */
class ReshardingTest {
    private static final int GUILDS = 24;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final VirtualFleet virtual = new VirtualFleet().maxConcurrency(2);
    private final Map<Long, List<Integer>> published = new HashMap<>();
    private int events;

    @BeforeEach
    void guildsOfTheBot() {
        virtual.gateway.guilds =
                LongStream.range(0, GUILDS).map(guild -> guild << 22).boxed().toList();
    }

    /** An event of a guild, or of none, now and then the same as one before. */
    private void publish(SplittableRandom chance) {
        long guild = (long) chance.nextInt(GUILDS) << 22;
        boolean again = chance.nextInt(10) == 0;
        int number = again ? -1 : events++;
        published.computeIfAbsent(guild, id -> new ArrayList<>()).add(number);
        virtual.gateway.publish(
                guild,
                "MESSAGE_CREATE",
                guild == 0
                        ? "{\"n\":%d}".formatted(number)
                        : "{\"n\":%d,\"guild_id\":\"%d\"}".formatted(number, guild));
    }

    /** Publishes at random moments until a stage is complete. */
    private void publishUntilDone(CompletionStage<?> stage, SplittableRandom chance) {
        long end = virtual.loop.nanoTime() + VirtualFleet.LONG.toNanos();
        while (!stage.toCompletableFuture().isDone() && virtual.loop.nanoTime() < end) {
            publish(chance);
            virtual.loop.advance(Duration.ofMillis(chance.nextInt(60)));
        }
    }

    private static Map<Long, List<Integer>> byGuild(List<ShardEvent> heard) {
        Map<Long, List<Integer>> numbers = new HashMap<>();
        for (ShardEvent event : heard) {
            if (event instanceof Dispatch dispatch && dispatch.name().equals("MESSAGE_CREATE")) {
                Map<?, ?> data = dispatch.data().as(Map.class);
                numbers.computeIfAbsent(EventPrint.snowflake(data.get("guild_id")), id -> new ArrayList<>())
                        .add(((Number) data.get("n")).intValue());
            }
        }
        return numbers;
    }

    @ParameterizedTest
    @CsvSource({"2, 5, 1", "4, 2, 2", "1, 8, 3", "3, 4, 4", "6, 1, 5", "2, 3, 6", "5, 7, 7"})
    void everyEventIsHeardOnceAndInTheOrderOfItsGuild(int from, int to, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        virtual.gateway.jitter = new SplittableRandom(seed);
        virtual.recommending(from).up("all");
        List<ShardEvent> subscribed = subscribe();

        CompletionStage<FleetStatus> resharded = virtual.fleet.reshard(to, PATIENCE);
        publishUntilDone(resharded, chance);
        virtual.join(resharded);
        for (int i = 0; i < 100; i++) {
            publish(chance);
        }
        virtual.loop.advance(Duration.ofSeconds(20));

        assertThat(byGuild(virtual.heard)).as("seed %d", seed).isEqualTo(published);
        assertThat(byGuild(subscribed)).as("subscriber, seed %d", seed).isEqualTo(published);
        assertThat(virtual.heard)
                .filteredOn(event ->
                        event instanceof Dispatch dispatch && dispatch.name().equals("GUILD_CREATE"))
                .as("the state after READY is no event of the guild")
                .hasSize(GUILDS);
        assertThat(virtual.gateway.violations).isEmpty();
        assertThat(virtual.identified()).doesNotHaveDuplicates().hasSize(from + to);
        assertThat(virtual.gateway.sessions.values())
                .as("the old set is closed for good")
                .extracting(session -> session.shard)
                .containsExactlyInAnyOrderElementsOf(ShardSet.of(to).shards(to));
        assertThat(virtual.fleet.shards()).hasSize(to);
        assertThat(virtual.fleet).hasToString("ShardFleet[" + ShardSet.of(to) + "]");
    }

    private List<ShardEvent> subscribe() {
        List<ShardEvent> events = new ArrayList<>();
        virtual.fleet.events().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ShardEvent event) {
                events.add(event);
            }

            @Override
            public void onError(Throwable failure) {
                throw new AssertionError(failure);
            }

            @Override
            public void onComplete() {}
        });
        virtual.loop.run();
        return events;
    }

    @Test
    void connectionsThatAreLostOnBothSidesChangeNothing() {
        SplittableRandom chance = new SplittableRandom(42);
        virtual.recommending(3).up("all");

        CompletionStage<FleetStatus> resharded = virtual.fleet.reshard(5, PATIENCE);
        long end = virtual.loop.nanoTime() + VirtualFleet.LONG.toNanos();
        while (!resharded.toCompletableFuture().isDone() && virtual.loop.nanoTime() < end) {
            publish(chance);
            virtual.loop.advance(Duration.ofMillis(chance.nextInt(100)));
            if (chance.nextInt(60) == 0) {
                List<ModelConnection> open = List.copyOf(virtual.gateway.connections);
                open.get(chance.nextInt(open.size())).drop();
            }
        }
        virtual.join(resharded);
        virtual.loop.advance(Duration.ofSeconds(30));

        assertThat(byGuild(virtual.heard)).isEqualTo(published);
        assertThat(virtual.gateway.violations).isEmpty();
    }

    @Test
    void aNewShardThatFailsIsTheWayBack() {
        virtual.recommending(2).up("all");
        virtual.gateway.refused.put(new ShardId(3, 4), 4010);
        SplittableRandom chance = new SplittableRandom(1);

        CompletionStage<FleetStatus> resharded = virtual.fleet.reshard(4, PATIENCE);
        publishUntilDone(resharded, chance);
        virtual.loop.advance(Duration.ofSeconds(10));

        assertThatThrownBy(() -> virtual.join(resharded))
                .hasMessageContaining("resharding from 2 to 4 shards was given up, the 2 go on")
                .hasMessageContaining("shard=[3,4]")
                .hasMessageContaining("4010");
        assertThat(byGuild(virtual.heard)).isEqualTo(published);
        assertThat(virtual.fleet.status().active()).isEqualTo(2);
        assertThat(virtual.gateway.sessions).hasSize(2);
        assertThat(virtual.gateway.connections).hasSize(2);
    }

    @Test
    void aNewSetThatDoesNotComeUpInTimeIsTheWayBack() {
        virtual.recommending(2).up("all");
        virtual.gateway.down = true;

        CompletionStage<FleetStatus> resharded = virtual.fleet.reshard(4, Duration.ofMinutes(1));

        assertThatThrownBy(() -> virtual.join(resharded)).hasMessageContaining("not all up after PT1M");
        virtual.gateway.down = false;
        assertThat(virtual.join(virtual.fleet.reshard(4, PATIENCE)).active()).isEqualTo(4);
    }

    @Test
    void guildsInAnOutageAreNotWaitedForForEver() {
        virtual.recommending(2).up("all");
        virtual.gateway.streamsGuilds = false;

        assertThat(virtual.join(virtual.fleet.reshard(3, PATIENCE)).active()).isEqualTo(3);
    }

    @Test
    void thePresenceIsTakenAlong() {
        virtual.recommending(2).up("all");
        virtual.join(virtual.fleet.broadcast(new PresenceUpdate(Presence.of(OnlineStatus.DND))));

        virtual.join(virtual.fleet.reshard(4, PATIENCE));

        assertThat(virtual.gateway.commands)
                .extracting(ModelGateway.Command::shard)
                .containsAll(ShardSet.of(4).shards(4));
    }

    @Test
    void aStopEndsItAndLeavesNothingBehind() {
        virtual.recommending(2).up("all");
        CompletionStage<FleetStatus> resharded = virtual.fleet.reshard(6, PATIENCE);
        virtual.loop.advance(Duration.ofSeconds(7));

        virtual.join(virtual.fleet.suspend());
        virtual.loop.advance(Duration.ofSeconds(10));

        assertThatThrownBy(() -> virtual.join(resharded)).hasMessageContaining("was given up");
        assertThat(virtual.gateway.connections).isEmpty();
        assertThat(virtual.gateway.sessions.values()).allMatch(session -> session.shard.count() == 2);
    }

    @Test
    void whatCannotBeIsRefused() {
        virtual.build("0-1/4");
        assertThatThrownBy(() -> virtual.join(virtual.fleet.reshard(8, PATIENCE)))
                .hasMessageContaining("stopped");
        virtual.join(virtual.fleet.start());

        assertThatThrownBy(() -> virtual.join(virtual.fleet.reshard(8, PATIENCE)))
                .hasMessageContaining("only a fleet that runs all shards");
        assertThatThrownBy(() -> virtual.fleet.reshard(0, PATIENCE)).hasMessageContaining("at least 1");
    }

    @Test
    void theSameNumberIsNoResharding() {
        virtual.recommending(2).up("all");

        assertThatThrownBy(() -> virtual.join(virtual.fleet.reshard(2, PATIENCE)))
                .hasMessageContaining("runs 2 shards already");
    }
}
