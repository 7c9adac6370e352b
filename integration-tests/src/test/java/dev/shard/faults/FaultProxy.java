package dev.shard.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A TCP proxy on loopback that treats connections as badly as it is told: those to come by plans, those that are there
 * by faults. It knows nothing about what it carries, TLS included.
 */
final class FaultProxy implements AutoCloseable {
    private ServerSocket listening;
    private final int port;
    private final int gatewayPort;
    private final Queue<Expected> plans = new ConcurrentLinkedQueue<>();
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private volatile Plan usual = Plan.FAIR;

    private record Expected(Plan plan, CompletableFuture<Link> accepted) {}

    private FaultProxy(ServerSocket listening, int gatewayPort) {
        this.listening = listening;
        port = listening.getLocalPort();
        this.gatewayPort = gatewayPort;
    }

    /** Carries every connection to a port of this machine. */
    static FaultProxy to(URI gateway) throws IOException {
        FaultProxy proxy = closed(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), gateway);
        proxy.open();
        return proxy;
    }

    /** Same, but accepts nobody before it is opened. */
    static FaultProxy closed(ServerSocket listening, URI gateway) {
        return new FaultProxy(listening, gateway.getPort());
    }

    /** Begins to accept, on the same port, which may have been closed meanwhile. */
    void open() throws IOException {
        if (listening.isClosed()) {
            listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        }
        ServerSocket opened = listening;
        start("fault-proxy-accept", () -> accept(opened));
    }

    int port() {
        return port;
    }

    /** The same URL by way of this proxy. */
    URI inFrontOf(URI gateway) {
        return URI.create(gateway.getScheme() + "://" + gateway.getHost() + ":" + port());
    }

    /** For the next connection that has none yet; completes when it has come. */
    CompletableFuture<Link> next(Plan plan) {
        CompletableFuture<Link> accepted = new CompletableFuture<>();
        plans.add(new Expected(plan, accepted));
        return accepted;
    }

    /** For all connections to come that no plan was given for. */
    void always(Plan plan) {
        usual = plan;
    }

    /** The newest connection. */
    Link newest() {
        return links.get(links.size() - 1);
    }

    private void accept(ServerSocket opened) {
        try {
            while (true) {
                carry(opened.accept());
            }
        } catch (IOException closed) {
            links.forEach(Link::reset);
        }
    }

    private void carry(Socket shard) throws IOException {
        Expected expected = plans.poll();
        try {
            Link link = new Link(shard, gatewayPort, expected == null ? usual : expected.plan());
            links.add(link);
            if (expected != null) {
                expected.accepted().complete(link);
            }
        } catch (IOException noGateway) {
            shard.close();
        }
    }

    static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        links.forEach(Link::reset);
    }
}
