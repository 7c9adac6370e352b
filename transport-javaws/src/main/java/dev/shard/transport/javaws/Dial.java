package dev.shard.transport.javaws;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.transport.support.Endpoint;
import dev.shard.transport.support.ProxyAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to a socket with the endpoint at its other end: DNS, TCP, proxy, TLS. Blocks the reading thread; the loop keeps
 * the deadline, and ends a step that hangs by closing the socket under it.
 */
final class Dial {
    private final Plant plant;
    private final Endpoint endpoint;
    private final long deadlineNanos;

    private volatile Stage stage;
    private @Nullable Socket tcp; // Guarded by this.
    private boolean cancelled; // Guarded by this.

    Dial(Plant plant, Endpoint endpoint, long timeoutNanos) {
        this.plant = plant;
        this.endpoint = endpoint;
        deadlineNanos = System.nanoTime() + timeoutNanos;
        stage = new Stage(Phase.DNS, "looking up host \"" + firstHost() + "\"");
    }

    /** How far it is. To be called from any thread. */
    Stage stage() {
        return stage;
    }

    void enter(Phase phase, String doing) {
        stage = new Stage(phase, doing);
    }

    /** Time that is left until the deadline; may be negative. */
    long remainingNanos() {
        return deadlineNanos - System.nanoTime();
    }

    /** @throws TransportException if it cannot be done, or was cancelled */
    Socket open() {
        try {
            Socket connected = connect(plant.resolver().resolve(firstHost()));
            passProxy(connected);
            return endpoint.secure() ? secure(connected) : connected;
        } catch (UnknownHostException unknown) {
            throw Failures.unknownHost(firstHost(), unknown);
        } catch (IOException ended) {
            throw Failures.closedDuring(stage, ended);
        }
    }

    /** Limits how long one read of the opening waits; 0 is for ever, which is what an open connection wants. */
    synchronized void setPatience(long nanos) throws SocketException {
        if (tcp != null) {
            tcp.setSoTimeout((int) NANOSECONDS.toMillis(nanos));
        }
    }

    /** Closes the socket, if there is one, and any that is still to come. To be called from any thread. */
    synchronized void close() {
        cancelled = true;
        if (tcp != null) {
            closeQuietly(tcp);
        }
    }

    private String firstHost() {
        ProxyAddress proxy = plant.proxy();
        return proxy == null ? endpoint.host() : proxy.host();
    }

    private Socket connect(InetAddress[] addresses) {
        ProxyAddress proxy = plant.proxy();
        String target = proxy == null ? endpoint.authority() : proxy.toString();
        int port = proxy == null ? endpoint.port() : proxy.port();
        enter(proxy == null ? Phase.CONNECT : Phase.PROXY, "connecting to " + target);
        List<String> attempts = new ArrayList<>();
        IOException last = null;
        for (int i = 0; i < addresses.length; i++) {
            // A fair share, so that an address which swallows everything leaves time for the others.
            long share = NANOSECONDS.toMillis(remainingNanos()) / (addresses.length - i);
            try {
                return connect(new InetSocketAddress(addresses[i], port), (int) Math.max(share, 1));
            } catch (IOException failed) {
                last = failed;
                attempts.add(addresses[i].getHostAddress() + " " + Failures.connectFault(failed));
            }
        }
        throw Failures.noneAnswered(stage.phase(), target, attempts, last);
    }

    private Socket connect(InetSocketAddress address, int timeoutMillis) throws IOException {
        // Named, because a socket without a proxy takes the one of the JDK's properties.
        Socket socket = new Socket(Proxy.NO_PROXY);
        adopt(socket);
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            if (plant.receiveBufferBytes() > 0) {
                socket.setReceiveBufferSize(plant.receiveBufferBytes());
            }
            socket.connect(address, timeoutMillis);
            return socket;
        } catch (IOException failed) {
            closeQuietly(socket);
            throw failed;
        }
    }

    private synchronized void adopt(Socket socket) throws IOException {
        if (cancelled) {
            closeQuietly(socket);
            throw new SocketException("the attempt was given up");
        }
        tcp = socket;
    }

    private void passProxy(Socket connected) throws IOException {
        ProxyAddress proxy = plant.proxy();
        if (proxy == null) {
            return;
        }
        enter(Phase.PROXY, "asking " + proxy + " for " + endpoint.authority());
        switch (proxy.kind()) {
            case HTTP -> HttpConnect.pass(connected, proxy, endpoint);
            case SOCKS5 -> Socks5.pass(connected, proxy, endpoint);
        }
    }

    private Socket secure(Socket connected) {
        enter(Phase.TLS, "in the TLS handshake with " + endpoint.authority());
        try {
            return plant.tls().secure(connected, endpoint);
        } catch (IOException | GeneralSecurityException failed) {
            throw Tls.FAILURES.of(endpoint, failed);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed as far as we are concerned.
        }
    }
}
