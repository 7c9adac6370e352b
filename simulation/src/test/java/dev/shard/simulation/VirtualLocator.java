package dev.shard.simulation;

import dev.shard.TransportException;
import dev.shard.spi.gateway.GatewayInfo;
import dev.shard.spi.gateway.GatewayLocator;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks the model gateway where it is, and keeps the answer until it is asked to ask anew. */
final class VirtualLocator implements GatewayLocator {
    private static final Duration TAKES = Duration.ofMillis(120);

    private final World world;
    private final ModelGateway gateway;
    private final Subject subject;
    private @Nullable GatewayInfo known;

    VirtualLocator(World world, ModelGateway gateway, Subject subject) {
        this.world = world;
        this.gateway = gateway;
        this.subject = subject;
    }

    @Override
    public CompletionStage<GatewayInfo> locate(boolean refresh) {
        if (known != null && !refresh) {
            return CompletableFuture.completedStage(known);
        }
        CompletableFuture<GatewayInfo> answer = new CompletableFuture<>();
        world.after(TAKES, () -> answer(answer));
        return answer;
    }

    private void answer(CompletableFuture<GatewayInfo> answer) {
        Stimulus wrong = gateway.misbehaviour(subject.index(), Kind.When.LOCATE);
        if (wrong != null) {
            int status = (int) wrong.value();
            answer.completeExceptionally(new TransportException(
                    TransportException.Phase.LOCATE, "GET /gateway/bot answered " + status, status, null, null));
            return;
        }
        GatewayInfo info = new GatewayInfo(gateway.url(), 1, gateway.sessionStartLimit());
        known = info;
        subject.limiter().update(gateway.sessionStartLimit());
        answer.complete(info);
    }
}
