package dev.shard.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends sessions that lie ready in memory to any number of clients, on one thread that does nothing else: what it costs to
 * send them is the kernel's share. Process lifetime.
 */
public final class LoadServer implements AutoCloseable {
    private static final int BACKLOG = 2048;

    private final ServerSocketChannel accepting;
    private final Selector selector;
    private final Sessions sessions;
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
    private final List<Receiver> identified = new ArrayList<>();
    private final Thread thread = new Thread(this::serve, "load-server");
    private volatile Plan plan = new Plan.Idle();
    private volatile long startedNanos;
    private volatile int connections;
    private Pacer pacer = Pacer.NONE;

    private LoadServer(Path folder) throws IOException {
        sessions = new Sessions(folder);
        selector = Selector.open();
        accepting = ServerSocketChannel.open();
        accepting.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        accepting.configureBlocking(false);
        accepting.register(selector, SelectionKey.OP_ACCEPT);
        thread.setDaemon(true);
    }

    /** Serves the sessions of a folder on a port of the loopback address. */
    public static LoadServer start(Path folder) throws IOException {
        LoadServer server = new LoadServer(folder);
        server.thread.start();
        return server;
    }

    public int port() {
        return accepting.socket().getLocalPort();
    }

    /**
     * What connections get that are opened from now on; those before must have ended.
     *
     * @param kind first part of the sessions' names
     */
    public void follow(Plan newPlan, String kind) {
        sessions.choose(kind);
        startedNanos = 0;
        plan = newPlan;
        selector.wakeup();
    }

    /** When the first event of a {@link Plan.Paced} was due, by {@link System#nanoTime()}; 0 if it was not yet. */
    public long startedNanos() {
        return startedNanos;
    }

    /** Connections that have identified and live. */
    public int connections() {
        return connections;
    }

    /** Ends with an exception that nobody catches, if anything but a single connection fails. */
    private void serve() {
        try {
            while (selector.isOpen()) {
                if (pacer.running()) {
                    selector.selectNow(this::handle);
                    pacer.run();
                } else {
                    selector.select(this::handle);
                }
            }
        } catch (ClosedSelectorException closedMeanwhile) {
            // The end of it.
        } catch (IOException e) {
            throw new UncheckedIOException("the load server ends", e);
        }
    }

    private void handle(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                serve(key, (Receiver) key.attachment());
            }
        } catch (EOFException tooShort) {
            System.err.println("closing a connection: " + tooShort.getMessage());
            drop(key);
        } catch (IOException gone) {
            drop(key);
        }
    }

    private void accept() throws IOException {
        for (SocketChannel socket = accepting.accept(); socket != null; socket = accepting.accept()) {
            socket.configureBlocking(false);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = socket.register(selector, SelectionKey.OP_READ);
            key.attach(new Receiver(socket, key, sessions));
        }
    }

    private void serve(SelectionKey key, Receiver receiver) throws IOException {
        if (key.isWritable()) {
            receiver.flush();
        }
        if (!key.isReadable()) {
            return;
        }
        if (((SocketChannel) key.channel()).read(in.clear()) < 0) {
            drop(key);
        } else if (receiver.received(in.flip(), plan)) {
            identified.add(receiver);
            connections = identified.size();
            if (plan instanceof Plan.Paced paced && identified.size() == paced.connections()) {
                pacer = Pacer.start(paced, List.copyOf(identified));
                startedNanos = pacer.startedNanos();
            }
        }
    }

    private void drop(SelectionKey key) {
        identified.remove((Receiver) key.attachment());
        connections = identified.size();
        if (identified.isEmpty()) {
            pacer = Pacer.NONE;
        }
        key.cancel();
        try {
            key.channel().close();
        } catch (IOException e) {
            System.err.println("a socket does not close: " + e);
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        accepting.close();
    }
}
