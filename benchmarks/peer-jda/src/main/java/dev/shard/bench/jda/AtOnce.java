package dev.shard.bench.jda;

import java.net.URI;
import net.dv8tion.jda.api.utils.SessionController;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;

/** Connects every session at once, each on a thread of its own, as a Gateway with a large {@code max_concurrency} allows. */
final class AtOnce extends SessionControllerAdapter {
    private final URI gateway;

    AtOnce(URI gateway) {
        this.gateway = gateway;
    }

    @Override
    public String getGateway() {
        return gateway.toString();
    }

    @Override
    public void appendSession(SessionController.SessionConnectNode node) {
        Thread thread = new Thread(() -> connect(node), "connect");
        thread.setDaemon(true);
        thread.start();
    }

    private static void connect(SessionController.SessionConnectNode node) {
        try {
            node.run(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
