package dev.shard.core.driver;

import dev.shard.CloseStatus;
import dev.shard.ShardConfig;
import dev.shard.TransportException;
import dev.shard.core.protocol.GatewayUrls;
import dev.shard.core.protocol.ShardEffect.Connect;
import dev.shard.core.protocol.Target;
import dev.shard.spi.gateway.GatewayInfo;
import dev.shard.spi.transport.ConnectRequest;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds out where to connect, and opens the connection. Used on the loop only. */
final class Connector {
    private final ShardParts parts;
    private final CompressionLadder compressions;
    private final StatusBoard board;

    Connector(ShardParts parts, CompressionLadder compressions, StatusBoard board) {
        this.parts = parts;
        this.compressions = compressions;
        this.board = board;
    }

    /** Starts the attempt; whatever comes of it arrives later. */
    void connect(Connect connect, Link link) {
        if (connect.target() instanceof Target.Discovery discovery) {
            locate(discovery.refresh())
                    .whenComplete((info, failure) -> LoopEntry.tryExecute(parts.loop(), () -> {
                        if (!link.retired()) {
                            located(connect, link, info, failure);
                        }
                    }));
        } else if (connect.target() instanceof Target.Given given) {
            open(given.url(), connect.apiVersion(), link);
        } else if (connect.target() instanceof Target.Resume resume) {
            open(resume.url(), connect.apiVersion(), link);
        }
    }

    private CompletionStage<GatewayInfo> locate(boolean refresh) {
        try {
            return parts.locator().locate(refresh);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private void located(Connect connect, Link link, @Nullable GatewayInfo info, @Nullable Throwable failure) {
        if (info != null) {
            open(info.url(), connect.apiVersion(), link);
            return;
        }
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        fail(
                link,
                cause instanceof TransportException known
                        ? known
                        : new TransportException(
                                TransportException.Phase.LOCATE,
                                "could not find out where the Gateway is: " + cause,
                                cause));
    }

    private void open(URI base, int apiVersion, Link link) {
        ShardConfig config = parts.config();
        URI endpoint = GatewayUrls.connectUrl(
                base,
                apiVersion,
                parts.codec().encoding(),
                compressions.current().urlParameter());
        board.connecting(endpoint);
        try {
            var request = new ConnectRequest(
                    endpoint,
                    config.timeouts().connect(),
                    config.timeouts().close(),
                    config.limits().maxMessageBytes());
            link.opening(endpoint, parts.transport().connect(request, parts.loop(), link));
        } catch (RuntimeException refused) {
            fail(
                    link,
                    new TransportException(
                            TransportException.Phase.CONNECT,
                            "the transport refused to connect to " + endpoint,
                            refused));
        }
    }

    /** Told later, never in the middle of a step. */
    private void fail(Link link, TransportException failure) {
        LoopEntry.tryExecute(parts.loop(), () -> {
            if (!link.retired()) {
                link.onClosed(CloseStatus.neverOpened(failure));
            }
        });
    }
}
