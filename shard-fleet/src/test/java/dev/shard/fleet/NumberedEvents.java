package dev.shard.fleet;

import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.LongStream;

/** Events with numbers, in guilds and in none, at random moments: whoever hears them can tell what came, and in which order. */
final class NumberedEvents {
    static final int GUILDS = 24;
    private static final String NAME = "MESSAGE_CREATE";
    /** Whatever goes on is over by then, or will never be. */
    private static final Duration BOUND = Duration.ofMinutes(15);

    private final VirtualFleet virtual;
    private final SplittableRandom chance;
    private final Map<Long, List<Integer>> published = new HashMap<>();
    private int numbers;

    /** Gives the bot its guilds. */
    NumberedEvents(VirtualFleet virtual, long seed) {
        this.virtual = virtual;
        chance = new SplittableRandom(seed);
        virtual.gateway.guilds =
                LongStream.range(0, GUILDS).map(guild -> guild << 22).boxed().toList();
    }

    /** What is to be heard, for each guild. */
    Map<Long, List<Integer>> published() {
        return published;
    }

    /** Now and then it is the same event as one before. */
    void publish() {
        long guild = (long) chance.nextInt(GUILDS) << 22;
        boolean again = chance.nextInt(8) == 0;
        int number = again ? -1 : numbers++;
        published.computeIfAbsent(guild, id -> new ArrayList<>()).add(number);
        virtual.gateway.publish(
                guild,
                NAME,
                guild == 0
                        ? "{\"n\":%d}".formatted(number)
                        : "{\"n\":%d,\"guild_id\":\"%d\"}".formatted(number, guild));
    }

    /** For so long. */
    void publishFor(Duration duration) {
        long end = virtual.loop.nanoTime() + duration.toNanos();
        while (virtual.loop.nanoTime() < end) {
            step();
        }
    }

    /** Until a stage is complete. */
    void publishUntil(CompletionStage<?> stage) {
        publishUntil(stage, () -> {});
    }

    /** Same; does something else, too, after each event. */
    void publishUntil(CompletionStage<?> stage, Runnable besides) {
        long end = virtual.loop.nanoTime() + BOUND.toNanos();
        while (!stage.toCompletableFuture().isDone() && virtual.loop.nanoTime() < end) {
            step();
            besides.run();
        }
    }

    private void step() {
        publish();
        virtual.loop.advance(Duration.ofMillis(chance.nextInt(60)));
    }

    /** The numbers in what was heard, for each guild. */
    static Map<Long, List<Integer>> in(List<ShardEvent> heard) {
        Map<Long, List<Integer>> numbers = new HashMap<>();
        for (ShardEvent event : heard) {
            if (event instanceof Dispatch dispatch && dispatch.name().equals(NAME)) {
                Map<?, ?> data = dispatch.data().as(Map.class);
                numbers.computeIfAbsent(EventPrint.snowflake(data.get("guild_id")), id -> new ArrayList<>())
                        .add(((Number) data.get("n")).intValue());
            }
        }
        return numbers;
    }

    /** What one more subscriber hears, from now on. */
    static List<ShardEvent> subscribe(VirtualFleet virtual) {
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
}
