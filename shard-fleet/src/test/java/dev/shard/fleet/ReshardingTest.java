package dev.shard.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.Dispatch;
import dev.shard.OnlineStatus;
import dev.shard.Presence;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardSet;
import dev.shard.command.PresenceUpdate;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From n to m shards while events flow: each listener hears every event once, and those of a guild in order. */
class ReshardingTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BEHIND = Duration.ofSeconds(2);

    private final VirtualFleet virtual = new VirtualFleet().maxConcurrency(2);
    private NumberedEvents events = new NumberedEvents(virtual, 42);

    @ParameterizedTest
    @CsvSource({"2, 5, 1", "4, 2, 2", "1, 8, 3", "3, 4, 4", "6, 1, 5", "2, 3, 6", "5, 7, 7"})
    void everyEventIsHeardOnceAndInTheOrderOfItsGuild(int from, int to, long seed) {
        events = new NumberedEvents(virtual, seed);
        virtual.gateway.jitter = new SplittableRandom(seed);
        virtual.recommending(from).up("all");
        List<ShardEvent> subscribed = NumberedEvents.subscribe(virtual);

        CompletionStage<FleetStatus> resharded = virtual.fleet.reshard(to, PATIENCE);
        events.publishUntil(resharded);
        virtual.join(resharded);
        events.publishFor(Duration.ofSeconds(5));
        virtual.loop.advance(Duration.ofSeconds(20));

        assertThat(NumberedEvents.in(virtual.heard)).as("seed %d", seed).isEqualTo(events.published());
        assertThat(NumberedEvents.in(subscribed))
                .as("subscriber, seed %d", seed)
                .isEqualTo(events.published());
        assertThat(guildsHeardOf())
                .as("the state after READY is no event of the guild")
                .isEqualTo(NumberedEvents.GUILDS);
        assertThat(virtual.gateway.violations).isEmpty();
        assertThat(virtual.identified()).doesNotHaveDuplicates().hasSize(from + to);
        assertThat(virtual.gateway.sessions.values())
                .as("the old set is closed for good")
                .extracting(session -> session.shard)
                .containsExactlyInAnyOrderElementsOf(ShardSet.of(to).shards(to));
        assertThat(virtual.fleet.shards()).hasSize(to);
        assertThat(virtual.fleet).hasToString("ShardFleet[" + ShardSet.of(to) + "]");
    }

    private long guildsHeardOf() {
        return virtual.heard.stream()
                .filter(event ->
                        event instanceof Dispatch dispatch && dispatch.name().equals("GUILD_CREATE"))
                .count();
    }

    /** A connection resumes, and what it missed may come a while after the acknowledgement of a heartbeat. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void connectionsThatAreLostOnBothSidesChangeNothing(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        events = new NumberedEvents(virtual, seed);
        virtual.gateway.untilReplay = Duration.ofMillis(700);
        virtual.recommending(3).up("all");

        CompletionStage<FleetStatus> resharded = virtual.fleet.reshard(5, PATIENCE);
        events.publishUntil(resharded, () -> {
            if (chance.nextInt(60) == 0) {
                List<ModelConnection> open = List.copyOf(virtual.gateway.connections);
                open.get(chance.nextInt(open.size())).drop();
            }
        });
        virtual.join(resharded);
        virtual.loop.advance(Duration.ofSeconds(30));

        assertThat(NumberedEvents.in(virtual.heard)).as("seed %d", seed).isEqualTo(events.published());
        assertThat(virtual.gateway.violations).isEmpty();
    }

    /** What it has yet to hear of the old set the new one never brings. */
    @ParameterizedTest
    @CsvSource({"2, 5, 1", "4, 2, 2", "1, 8, 3", "3, 4, 4"})
    void aListenerThatIsBehindHearsTheSame(int from, int to, long seed) {
        events = new NumberedEvents(virtual, seed);
        virtual.withListenerBehind(BEHIND).recommending(from).up("all");

        CompletionStage<FleetStatus> resharded = virtual.fleet.reshard(to, PATIENCE);
        events.publishUntil(resharded);
        virtual.join(resharded);
        events.publishFor(Duration.ofSeconds(1));
        virtual.loop.advance(Duration.ofSeconds(30));

        assertThat(NumberedEvents.in(virtual.heardLate)).as("seed %d", seed).isEqualTo(events.published());
        assertThat(NumberedEvents.in(virtual.heard)).as("seed %d", seed).isEqualTo(events.published());
    }

    /** What comes while it identifies again comes on the old set alone. */
    @ParameterizedTest
    @MethodSource("momentsBeforeTheChange")
    void aNewShardThatLosesItsSessionJustBeforeTheChangeIsWaitedFor(int millis) {
        events = new NumberedEvents(virtual, millis);
        virtual.withListenerBehind(BEHIND).recommending(2).up("all");
        CompletionStage<FleetStatus> resharded = virtual.fleet.reshard(4, PATIENCE);
        while (virtual.gateway.sessions.size() < 2 + 4) {
            events.publishFor(Duration.ofMillis(10));
        }
        events.publishFor(Duration.ofMillis(millis));

        virtual.gateway.loseSession(new ShardId(1, 4));
        events.publishUntil(resharded);
        virtual.join(resharded);
        events.publishFor(Duration.ofSeconds(1));
        virtual.loop.advance(Duration.ofSeconds(30));

        assertThat(NumberedEvents.in(virtual.heard)).as("seed %d", millis).isEqualTo(events.published());
    }

    /** Which of them matters is a question of what comes then. */
    private static IntStream momentsBeforeTheChange() {
        return IntStream.rangeClosed(0, 40).map(tenth -> tenth * 100);
    }

    @Test
    void whoBeginsToListenInTheMiddleHearsEachEventOnceFromThenOn() {
        virtual.gateway.jitter = new SplittableRandom(8);
        virtual.recommending(2).up("all");
        CompletionStage<FleetStatus> resharded = virtual.fleet.reshard(4, PATIENCE);
        events.publishFor(Duration.ofSeconds(3));
        virtual.loop.advance(Duration.ofSeconds(1));
        NumberedEvents later = new NumberedEvents(virtual, 9);
        List<ShardEvent> subscribed = NumberedEvents.subscribe(virtual);

        later.publishUntil(resharded);
        virtual.join(resharded);
        later.publishFor(Duration.ofSeconds(1));
        virtual.loop.advance(Duration.ofSeconds(30));

        assertThat(NumberedEvents.in(subscribed)).isEqualTo(later.published());
    }

    @Test
    void guildsThatComeLateAreWaitedFor() {
        virtual.recommending(2).up("all");
        virtual.gateway.streamsGuilds = false;
        CompletionStage<FleetStatus> resharded = virtual.fleet.reshard(3, PATIENCE);
        virtual.loop.advance(Duration.ofSeconds(20));
        assertThat(resharded.toCompletableFuture()).isNotDone();

        List.copyOf(virtual.gateway.sessions.values()).stream()
                .filter(session -> session.shard.count() == 3)
                .forEach(virtual.gateway::streamGuilds);
        virtual.join(resharded);

        assertThat(guildsHeardOf()).isEqualTo(NumberedEvents.GUILDS);
    }

    @Test
    void guildsInAnOutageAreNotWaitedForForEver() {
        virtual.recommending(2).up("all");
        virtual.gateway.streamsGuilds = false;

        assertThat(virtual.join(virtual.fleet.reshard(3, PATIENCE)).active()).isEqualTo(3);
    }

    /** The other set never has the same. */
    @Test
    void answersToRequestsAreHeardAtOnceFromEitherSet() {
        virtual.recommending(2).up("all");
        virtual.fleet.reshard(4, PATIENCE);
        virtual.loop.advance(Duration.ofSeconds(6));

        List.copyOf(virtual.gateway.sessions.values())
                .forEach(session -> session.dispatch("GUILD_MEMBERS_CHUNK", "{\"guild_id\":\"0\",\"members\":[]}"));
        virtual.loop.advance(Duration.ofSeconds(1));

        assertThat(virtual.heard)
                .filteredOn(event ->
                        event instanceof Dispatch dispatch && dispatch.name().equals("GUILD_MEMBERS_CHUNK"))
                .extracting(event -> event.shard().count())
                .contains(2, 4)
                .hasSize(virtual.gateway.sessions.size());
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
}
