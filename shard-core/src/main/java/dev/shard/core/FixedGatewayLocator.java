package dev.shard.core;

import dev.shard.spi.gateway.GatewayInfo;
import dev.shard.spi.gateway.GatewayLocator;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Always gives the same URL. */
public final class FixedGatewayLocator implements GatewayLocator {
    private final GatewayInfo info;

    /** Gives that absolute {@code ws} or {@code wss} URI. */
    public FixedGatewayLocator(URI url) {
        info = GatewayInfo.of(url);
    }

    @Override
    public CompletionStage<GatewayInfo> locate(boolean refresh) {
        return CompletableFuture.completedStage(info);
    }
}
