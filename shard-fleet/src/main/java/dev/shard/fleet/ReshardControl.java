package dev.shard.fleet;

import dev.shard.Intent;
import dev.shard.Shard;
import dev.shard.ShardPhase;
import dev.shard.ShardSet;
import dev.shard.command.PresenceUpdate;
import dev.shard.core.Listening;
import dev.shard.core.ShardTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Makes the new shards of a resharding, and ends it one way or the other. Used on the fleet's loop only. */
final class ReshardControl {
    private final ShardTemplate template;
    private final FleetLoop loop;
    private final FleetAudience audience;
    private @Nullable UnderWay underWay;
    private @Nullable PresenceUpdate presence;

    private record UnderWay(ShardGroup next, Resharding course) {}

    ReshardControl(ShardTemplate template, FleetLoop loop, FleetAudience audience) {
        this.template = template;
        this.loop = loop;
        this.audience = audience;
    }

    boolean isUnderWay() {
        return underWay != null;
    }

    /** What shards to come are to begin with. */
    void remember(PresenceUpdate update) {
        presence = update;
    }

    /**
     * Begins.
     *
     * @param phases told of what the new shards do when they are the only ones
     * @return the new shards, when every listener hears them alone; fails if they were given up, and are closed
     */
    CompletableFuture<ShardGroup> begin(
            ShardGroup from, int count, int maxConcurrency, Duration atMost, PhaseListener phases) {
        GuildArrivals guilds = new GuildArrivals();
        ShardGroup next = ShardGroup.make(
                template,
                ShardSet.of(count).shards(count),
                loop,
                (shard, phase) -> changed(shard, phase, phases),
                group -> with(guilds.listening(), audience.listening(group)));
        Resharding course = new Resharding(loop, from, next, guilds, maxConcurrency, audience::everybody);
        underWay = new UnderWay(next, course);
        audience.attach(next);
        if (presence != null) {
            PresenceUpdate latest = presence;
            next.shards().forEach(shard -> shard.send(latest));
        }
        boolean expectsGuilds = template.config().intents().contains(Intent.GUILDS);
        CompletableFuture<ShardGroup> result = new CompletableFuture<>();
        loop.whenComplete(course.run(expectsGuilds, atMost), (done, failure) -> {
            underWay = null;
            if (failure == null) {
                result.complete(next);
            } else {
                audience.retire(next);
                result.completeExceptionally(Resharding.givenUp(from.count(), count, failure));
            }
        });
        return result;
    }

    private static List<Listening> with(Listening first, List<Listening> others) {
        List<Listening> all = new ArrayList<>();
        all.add(first);
        all.addAll(others);
        return all;
    }

    private void changed(Shard shard, ShardPhase to, PhaseListener later) {
        UnderWay now = underWay;
        if (now != null && now.next().shard(shard.id().id()).orElse(null) == shard) {
            now.course().changed(shard, to);
        } else {
            later.changed(shard, to);
        }
    }

    /** Lets the old shards go on alone, unless it is too late for that. */
    void giveUp(Throwable reason) {
        if (underWay != null) {
            underWay.course().giveUp(reason);
        }
    }

    /** Somebody began to listen. */
    void joined(FleetListener listener) {
        if (underWay != null) {
            underWay.course().joined(listener);
        }
    }
}
