package dev.shard.transport.javaws;

import dev.shard.transport.support.Endpoint;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;

/**
 * The library's client as we use it: on our thread, over our socket, without its timer, its reconnecting and its close.
 * Connection lifetime.
 */
final class UpgradeClient extends WebSocketClient {
    private final Runnable whenOpen;
    private String refusal = "";
    private @Nullable Exception fault;

    /** @param whenOpen runs on the reading thread before any frame is read */
    @SuppressWarnings("deprecation") // A factory, as the library would rather have it, could make but this one socket.
    UpgradeClient(URI uri, Endpoint endpoint, GatewayDraft draft, Socket wire, int readBytes, Runnable whenOpen) {
        // The library's own Host header lacks the port of ws://host:443.
        super(uri, draft, Map.of("Host", endpoint.hostHeader(), "User-Agent", "Shard (transport-javaws)"));
        this.whenOpen = whenOpen;
        setSocket(wire);
        setReceiveBufferSize(readBytes);
        setConnectionLostTimeout(0);
        setDaemon(true);
    }

    /** What is wrong with the answer to the upgrade, to go on the words "the answer of HOST to the upgrade". */
    String refusal() {
        return refusal;
    }

    /** What went wrong inside of the library or of ours; null if nothing did. */
    @Nullable Exception fault() {
        return fault;
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
        whenOpen.run();
    }

    @Override
    public void onMessage(String message) {
        throw new IllegalStateException("the draft leaves no frame to the library");
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        refusal = reason;
    }

    @Override
    public void onError(Exception failure) {
        fault = failure;
    }
}
