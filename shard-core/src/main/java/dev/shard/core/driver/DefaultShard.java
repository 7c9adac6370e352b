package dev.shard.core.driver;

import static java.util.Objects.requireNonNull;

import dev.shard.CloseStatus;
import dev.shard.GatewayCommand;
import dev.shard.ListenerOptions;
import dev.shard.Shard;
import dev.shard.ShardConfig;
import dev.shard.ShardEvent;
import dev.shard.ShardException;
import dev.shard.ShardId;
import dev.shard.ShardListener;
import dev.shard.ShardSession;
import dev.shard.ShardStatus;
import dev.shard.ShardStoppedException;
import dev.shard.core.protocol.Origin;
import dev.shard.core.protocol.ShardInput;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A shard as applications see it: every method enqueues to the loop, where everything else happens. */
public final class DefaultShard implements Shard {
    private final ShardParts parts;
    private final StatusBoard board;
    private final ShardControl control;
    private final CommandEncoder encoder;
    private final ShardPublisher publisher;
    private final Shutdown shutdown;

    /** A shard at rest. */
    public DefaultShard(ShardParts parts, Consumer<Listeners> listeners) {
        this.parts = parts;
        Counters counters = new Counters();
        Delivery delivery = new Delivery(id(), parts.codec(), parts.loop());
        listeners.accept(delivery::add);
        board = new StatusBoard(parts.config(), counters, parts.loop().nanoTime());
        ShardLog log = new ShardLog(id());
        ShardDriver driver = new ShardDriver(parts, delivery, counters, board, log);
        control = new ShardControl(driver, parts.loop(), Shutdown.bound(parts.config()));
        encoder = new CommandEncoder(id(), parts.codec());
        publisher = new ShardPublisher(delivery, parts.callbacks());
        LoopGuard.Watch watch = parts.watchdog().watch(parts.loop(), (blockedFor, stack) -> {
            var event = new ShardEvent.LoopBlocked(id(), blockedFor, stack);
            log.event(event);
            delivery.publishFromElsewhere(event);
        });
        shutdown = new Shutdown(parts, control, delivery, watch);
    }

    /** Takes the listeners of a shard that is being made. */
    @FunctionalInterface
    public interface Listeners {
        /** Adds one. */
        void add(ShardListener listener, ListenerOptions options);
    }

    @Override
    public ShardId id() {
        return parts.config().shard();
    }

    @Override
    public ShardConfig config() {
        return parts.config();
    }

    @Override
    public CompletionStage<ShardStatus> connect() {
        return connect(new Origin(parts.config().gatewayUrl(), parts.config().apiVersion()));
    }

    @Override
    public CompletionStage<ShardStatus> connect(URI url, int version) {
        return connect(new Origin(requireNonNull(url, "url"), version));
    }

    private CompletionStage<ShardStatus> connect(Origin origin) {
        return onLoop(request -> control.connect(request, origin));
    }

    @Override
    public CompletionStage<Void> disconnect() {
        return disconnect(CloseStatus.NORMAL);
    }

    @Override
    public CompletionStage<Void> disconnect(int closeCode) {
        boolean sendable = CloseStatus.endsSession(closeCode) || closeCode >= 3000 && closeCode <= 4999;
        if (!sendable) {
            throw new IllegalArgumentException("close code must be 1000, 1001 or from 3000 to 4999, was " + closeCode);
        }
        return stop(closeCode).thenAccept(session -> {});
    }

    @Override
    public CompletionStage<Optional<ShardSession>> suspend() {
        return stop(CloseStatus.RESUMABLE);
    }

    private CompletionStage<Optional<ShardSession>> stop(int closeCode) {
        CompletableFuture<Optional<ShardSession>> request = new CompletableFuture<>();
        if (shutdown.begun() || !LoopEntry.tryExecute(parts.loop(), () -> control.stop(request, closeCode))) {
            // Nothing runs any more, which is all that was asked for.
            request.complete(Optional.empty());
        }
        return request.minimalCompletionStage();
    }

    @Override
    public CompletionStage<ShardStatus> reconnect() {
        return onLoop(request -> control.again(request, new ShardInput.ReconnectRequested()));
    }

    @Override
    public CompletionStage<ShardStatus> reinstantiate() {
        return onLoop(request -> control.again(request, new ShardInput.ReinstantiateRequested()));
    }

    @Override
    public CompletionStage<Void> send(GatewayCommand command) {
        requireNonNull(command, "command");
        return send(() -> encoder.encode(command));
    }

    @Override
    public CompletionStage<Void> send(String json) {
        requireNonNull(json, "json");
        return send(() -> encoder.encode(json));
    }

    private CompletionStage<Void> send(Supplier<PendingCommand> encoding) {
        PendingCommand command;
        try {
            command = encoding.get();
        } catch (ShardException bad) {
            return CompletableFuture.failedStage(bad);
        }
        if (!LoopEntry.tryExecute(parts.loop(), () -> control.send(command))) {
            command.written().completeExceptionally(loopGone());
        }
        return command.written().minimalCompletionStage();
    }

    @Override
    public CompletionStage<Duration> heartbeat() {
        return onLoop(control::heartbeat);
    }

    @Override
    public ShardStatus status() {
        return board.snapshot(parts.loop().nanoTime());
    }

    @Override
    public Optional<ShardSession> session() {
        return board.session();
    }

    @Override
    public Flow.Publisher<ShardEvent> events() {
        return publisher;
    }

    @Override
    public void close() {
        shutdown.close();
    }

    /** For example {@code Shard[3,16]}. */
    @Override
    public String toString() {
        return "Shard" + id();
    }

    private <T> CompletionStage<T> onLoop(Consumer<CompletableFuture<T>> task) {
        CompletableFuture<T> request = new CompletableFuture<>();
        boolean enqueued = LoopEntry.tryExecute(parts.loop(), () -> {
            try {
                task.accept(request);
            } catch (RejectedExecutionException closed) {
                request.completeExceptionally(loopGone());
            }
        });
        if (!enqueued) {
            request.completeExceptionally(loopGone());
        }
        return request.minimalCompletionStage();
    }

    private ShardStoppedException loopGone() {
        return new ShardStoppedException("shard=" + id() + ": its transport is closed");
    }
}
