package dev.shard.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;

/** One connection through the proxy: two sockets, and a stream each way. */
final class Link {
    private final Socket shard;
    private final Socket gateway;
    private final Map<Direction, Stream> streams = new EnumMap<>(Direction.class);
    private volatile boolean suffered;
    private int open = Direction.values().length;

    Link(Socket shard, int gatewayPort, Plan plan) throws IOException {
        this.shard = shard;
        Attack.Script script = plan.instead();
        gateway = script == null ? new Socket(InetAddress.getLoopbackAddress(), gatewayPort) : new Socket();
        if (script != null) {
            FaultProxy.start("fault-proxy-script", () -> play(script));
        } else {
            shard.setTcpNoDelay(true);
            gateway.setTcpNoDelay(true);
            streams.put(Direction.TO_GATEWAY, new Stream(this, Direction.TO_GATEWAY, shard, gateway, plan.pace()));
            streams.put(Direction.TO_SHARD, new Stream(this, Direction.TO_SHARD, gateway, shard, plan.pace()));
            set(plan.direction(), plan.fault());
            streams.forEach((direction, stream) -> FaultProxy.start("fault-proxy-" + direction, stream));
        }
    }

    private void play(Attack.Script script) {
        try {
            script.run(shard.getOutputStream());
        } catch (IOException enough) {
            reset(shard);
        }
    }

    /** Sends the shard something that did not come from the gateway; returns when it is sent, or the shard is gone. */
    void insert(Attack.Script script) {
        try {
            streams.get(Direction.TO_SHARD).insert(script);
        } catch (IOException enough) {
            reset();
        }
    }

    void set(Direction direction, Fault fault) {
        streams.get(direction).set(fault);
    }

    /** Bytes that have passed one way. */
    long passed(Direction direction) {
        return streams.get(direction).passed();
    }

    /** Whether its fault has struck. */
    boolean suffered() {
        return suffered;
    }

    void suffer(Fault.Kind kind, Direction direction) {
        switch (kind) {
            case BLACK_HOLE -> {}
            case CLOSE -> {
                streams.values().forEach(Stream::swallow);
                endOutput(shard);
                endOutput(gateway);
            }
            case RESET -> reset();
        }
        suffered = true;
    }

    void reset() {
        reset(shard);
        reset(gateway);
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // It is closed, which is what was wanted.
        }
    }

    static void endOutput(Socket socket) {
        try {
            socket.shutdownOutput();
        } catch (IOException gone) {
            // There is no stream left to end.
        }
    }

    /** One of the streams has come to its end; with the last one the sockets are closed. */
    synchronized void ended() {
        if (--open == 0) {
            close();
        }
    }

    private void close() {
        try (shard;
                gateway) {
            streams.values().forEach(Stream::close);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
