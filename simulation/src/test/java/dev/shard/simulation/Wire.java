package dev.shard.simulation;

import dev.shard.CloseStatus;
import dev.shard.TransportException;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One connection, seen from the client's transport, and what lies between it and the Gateway. It keeps the rules of the
 * transport's contract, except where a late callback is asked for.
 */
final class Wire implements TransportConnection {
    private final World world;
    private final Subject subject;
    private final ConnectRequest request;
    private final TransportListener listener;
    private final VirtualLoop loop;
    private final int number;
    private final WireLaws laws;
    private final Cable cable;
    private final Downlink down;
    private @Nullable GatewayConnection peer;
    private boolean over;
    private boolean closing;

    Wire(Subject subject, ConnectRequest request, TransportListener listener, int number) {
        this.world = subject.world();
        this.subject = subject;
        this.request = request;
        this.listener = listener;
        this.number = number;
        loop = subject.loop();
        laws = new WireLaws(this, subject);
        cable = new Cable(
                world, subject.setting().latencyMillis(), world.chance("wire " + subject.index() + " " + number));
        down = new Downlink(this, listener);
    }

    World world() {
        return world;
    }

    VirtualLoop loop() {
        return loop;
    }

    int shard() {
        return subject.index();
    }

    WireLaws laws() {
        return laws;
    }

    ConnectRequest request() {
        return request;
    }

    @Nullable GatewayConnection peer() {
        return peer;
    }

    boolean hasFallenBack() {
        return subject.hasFallenBack();
    }

    boolean over() {
        return over;
    }

    /** Whether the client has let go of it, or it is gone. */
    boolean given() {
        return over || closing;
    }

    Cable cable() {
        return cable;
    }

    /** Opens it, unless the client gives it up before. */
    void open(GatewayConnection to) {
        if (!over) {
            peer = to;
            world.note("wire", this + " open");
            listener.onOpen();
            world.at(world.now(), to::opened);
        }
    }

    /** The attempt fails. */
    void fail(TransportException.Phase phase, String why, int status, @Nullable Duration retryAfter) {
        end(CloseStatus.neverOpened(new TransportException(phase, why, status, retryAfter, null)));
    }

    void end(CloseStatus status) {
        if (!over) {
            over = true;
            world.note("wire", this + " " + status.describe());
            laws.ended(status);
            listener.onClosed(status);
            laws.endedAndTold(status);
        }
    }

    // ---- From the peer ----

    void fromPeer(List<Message> messages) {
        down.carry(messages);
    }

    void closedByPeer(int code) {
        down.end(code == 0 ? CloseStatus.byPeer(CloseStatus.NO_CODE, "") : CloseStatus.byPeer(code, "because"));
    }

    void resetByPeer() {
        down.end(lost("reset by peer"));
    }

    /** The client's transport takes no more of this. */
    void refuse(int code, String why) {
        closeAtPeer(code);
        end(lost(why));
    }

    private static CloseStatus lost(String why) {
        return CloseStatus.lost(new TransportException(TransportException.Phase.OPEN, why, null));
    }

    boolean reading() {
        return down.reading();
    }

    @Override
    public void setReading(boolean enabled) {
        down.setReading(enabled);
    }

    // ---- To the peer ----

    @Override
    public void send(ByteBuffer message, boolean text) {
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        if (given()) {
            return;
        }
        Map<?, ?> tree = read(bytes, text);
        laws.sending(tree);
        long now = loop.nanoTime();
        cable.sends(now);
        depart(now, () -> Objects.requireNonNull(peer).received(tree, bytes.length));
    }

    private @Nullable Map<?, ?> read(byte[] bytes, boolean text) {
        WireFormat format = Objects.requireNonNull(peer).packer().format();
        try {
            return text == format.text() ? format.read(bytes) : null;
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    private void depart(long now, Runnable arrival) {
        world.at(cable.departure(now), () -> {
            if (!cable.mute() && peer != null) {
                arrival.run();
            }
        });
    }

    @Override
    public int unsentMessages() {
        return cable.unsent();
    }

    @Override
    public void close(int code, String reason) {
        if (given()) {
            return;
        }
        closing = true;
        laws.closing(code, reason);
        depart(loop.nanoTime(), () -> {
            boolean answers = !Objects.requireNonNull(peer).over();
            peer.ended(code);
            if (answers) {
                down.end(CloseStatus.local(code, reason));
            }
        });
        world.at(loop.nanoTime() + request.closeTimeout().toNanos(), loop, () -> end(lost("no answer to the close")));
    }

    @Override
    public void abort() {
        if (!over) {
            if (!closing) {
                laws.aborting();
            }
            closing = true;
            closeAtPeer(0);
            world.at(loop.nanoTime(), loop, () -> end(peer == null ? aborted() : lost("aborted")));
        }
    }

    private static CloseStatus aborted() {
        return CloseStatus.neverOpened(new TransportException(TransportException.Phase.CONNECT, "given up", null));
    }

    private void closeAtPeer(int code) {
        depart(loop.nanoTime(), () -> Objects.requireNonNull(peer).ended(code));
    }

    // ---- What the network does to it ----

    void suffer(Kind kind, long value) {
        if (kind == Kind.RESET) {
            endAtPeer();
            resetByPeer();
        } else {
            cable.suffer(kind, value);
        }
    }

    private void endAtPeer() {
        if (peer != null) {
            peer.ended(0);
        }
    }

    /** Lifts what is wrong with it; what has lost bytes is reset, for nothing else can come of it. */
    void heal() {
        if (cable.heal()) {
            endAtPeer();
            world.at(world.now() + cable.latency(), loop, () -> end(lost("reset by peer")));
        }
    }

    /** The process is gone. */
    void die() {
        if (!over) {
            over = true;
            closeAtPeer(0);
        }
    }

    /** A callback of the past. */
    void haunt(int which) {
        world.at(world.now(), loop, () -> {
            switch (which % 3) {
                case 0 ->
                    listener.onMessage(ByteBuffer.wrap("{\"op\":7,\"d\":null}".getBytes(StandardCharsets.UTF_8)), true);
                case 1 -> listener.onOpen();
                default -> listener.onClosed(lost("once more"));
            }
        });
    }

    @Override
    public String toString() {
        return "wire " + shard() + "." + number;
    }
}
