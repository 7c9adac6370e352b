package dev.shard.fleet;

import static java.util.Objects.requireNonNull;

import dev.shard.GatewayCommand;
import dev.shard.Shard;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.ShardSet;
import dev.shard.command.PresenceUpdate;
import dev.shard.core.ShardTemplate;
import dev.shard.core.Shards;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Many shards as one. They share transport, codec, compression, limiter and store, come up in the order and at the speed that
 * Discord allows, and speak to the same listeners; what happens to one of them never stops another.
 *
 * <p>Listeners are those of the builder that the fleet is made from. An event says which shard it is from. The calls for one
 * shard come one at a time and in order; those for two shards may overlap, on a loop as on an executor of several threads.
 *
 * <p>Threads: every method may be called from any thread and none blocks, {@link #close()} excepted. A fleet may be stopped
 * and started again until it is closed.
 */
public final class ShardFleet implements AutoCloseable {
    private final FleetControl control;

    private ShardFleet(ShardTemplate template, ShardSet set) {
        control = new FleetControl(template, set, new FleetLoop(template.nextLoop()));
    }

    /**
     * A fleet at rest.
     *
     * @param shard what each of the shards is to be like, its id excepted; not used after that
     * @throws dev.shard.UnknownNameException if a part is missing; the message names the artifact to add
     */
    public static ShardFleet of(Shards.Builder shard, ShardSet set) {
        return new ShardFleet(shard.template(), requireNonNull(set, "set"));
    }

    /**
     * Brings all shards up. Those with a stored session resume at once; the others identify, bucket by bucket.
     *
     * @return completes when each shard was active; fails with a {@link FleetException} if the token is refused, or, when all
     *     the others are up, if shards have failed for good: it says which, why, and what to do. Those that are up go on
     */
    public CompletionStage<FleetStatus> start() {
        return control.start();
    }

    /**
     * Stops all shards and keeps their sessions, so that another process can continue them without an identify.
     *
     * @return the sessions, when all connections are gone and the store has what it needs
     */
    public CompletionStage<List<ShardSession>> suspend() {
        return control.stop(Shard::suspend)
                .thenApply(
                        sessions -> sessions.stream().flatMap(Optional::stream).toList());
    }

    /** Closes all shards for good with code 1000: their sessions end, the bot goes offline at once. */
    public CompletionStage<Void> stop() {
        return control.stop(Shard::disconnect).thenAccept(done -> {});
    }

    /**
     * Has every shard connect again and resume, one after the other, in order to move to other hosts of the Gateway or to spread
     * load.
     *
     * @param maxDown a shard is only asked to when fewer than this many are down, for whatever reason; at least 1
     * @return completes when each was active again; fails with a {@link FleetException} if one did not come back
     */
    public CompletionStage<FleetStatus> restart(int maxDown) {
        if (maxDown < 1) {
            throw new IllegalArgumentException("maxDown must be at least 1, was " + maxDown);
        }
        return control.restart(maxDown);
    }

    /**
     * Changes over to another number of shards while events flow. The new set comes up beside the old one, within the identify
     * rules; when its guilds have come, every listener changes over, and the old set is closed with code 1000. A listener hears
     * each event once, and the events of a guild in order, all the way through; docs/fleet.md says what that rests on. What shards
     * tell of themselves is told of both sets.
     *
     * @param count how many shards there are to be; another number than now
     * @param atMost until all new shards are up; after that, or if one of them fails for good, the new set is closed and the old
     *     one goes on as if nothing had been
     * @return completes when the new set is the only one that is heard; fails with a {@link FleetException} if it was given up
     */
    public CompletionStage<FleetStatus> reshard(int count, Duration atMost) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, was " + count);
        }
        return control.reshard(count, requireNonNull(atMost, "atMost"));
    }

    /**
     * Sends a command through every shard, as it suits a presence.
     *
     * @return completes when all have written it; fails with a {@link FleetException} that names those which could not
     */
    public CompletionStage<Void> broadcast(GatewayCommand command) {
        if (requireNonNull(command, "command") instanceof PresenceUpdate update) {
            control.remember(update);
        }
        return Together.all(shards(), "could not send op " + command.op(), shard -> shard.send(command))
                .thenAccept(done -> {});
    }

    /**
     * Sends a command through the shard of a guild.
     *
     * @return as for {@link Shard#send(GatewayCommand)}; fails with a {@link FleetException} if the shard is not one of these
     */
    public CompletionStage<Void> send(long guildId, GatewayCommand command) {
        requireNonNull(command, "command");
        return shardOf(guildId)
                .map(shard -> shard.send(command))
                .orElseGet(() -> CompletableFuture.failedStage(new FleetException(
                        "guild " + Long.toUnsignedString(guildId) + " belongs to a shard that this fleet does not run",
                        null)));
    }

    /** The shards, lower ids first; empty until {@link #start()} knows how many there are to be. */
    public List<Shard> shards() {
        return control.group().shards();
    }

    /** The shard of that id; empty if it runs elsewhere, or before {@link #start()}. */
    public Optional<Shard> shard(int id) {
        return control.group().shard(id);
    }

    /**
     * The shard that receives a guild's events: {@link ShardId#ofGuild}.
     *
     * @return empty if it runs elsewhere, or before {@link #start()}
     */
    public Optional<Shard> shardOf(long guildId) {
        return control.group().shardOf(guildId);
    }

    /** A snapshot of all shards. */
    public FleetStatus status() {
        return control.group().status();
    }

    /** How far the fleet is with being up. */
    public FleetProgress progress() {
        return control.progress();
    }

    /**
     * Everything from now on of all shards, those to come included, as one publisher with owned data. The order is kept within
     * a shard. Each subscriber has its own bounded queue per shard; one that asks for nothing pauses the reading of those whose
     * queue is full. Completes when the fleet is closed.
     */
    public Flow.Publisher<ShardEvent> events() {
        return control.publisher();
    }

    /**
     * Stops as {@link #stop()} does, waits within the configured bound, and releases everything that the fleet owns. May be
     * called twice.
     */
    @Override
    public void close() {
        control.close();
    }

    /** For example {@code ShardFleet[0-15/16]}. */
    @Override
    public String toString() {
        return "ShardFleet[" + control.set() + "]";
    }
}
