package dev.shard.simulation;

import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The transport of one shard, over a network that does what it is told. */
final class VirtualTransport implements Transport {
    private static final Pattern COMPRESS = Pattern.compile("compress=([a-z-]+)");

    private final World world;
    private final ModelGateway gateway;
    private final Subject subject;
    private final List<Wire> wires = new ArrayList<>();
    private long resumeHostsDeadUntil;

    VirtualTransport(World world, ModelGateway gateway, Subject subject) {
        this.world = world;
        this.gateway = gateway;
        this.subject = subject;
    }

    @Override
    public EventLoop nextLoop() {
        return subject.loop();
    }

    @Override
    public TransportConnection connect(ConnectRequest request, EventLoop loop, TransportListener listener) {
        Wire wire = new Wire(subject, request, listener, wires.size());
        wires.forEach(before ->
                world.expect(before.given(), "R3 one live connection", wire + " begins while " + before + " is open"));
        wires.add(wire);
        world.note("connect", wire + " " + request.endpoint());
        subject.witness().connecting(wire);
        dial(wire, request);
        return wire;
    }

    private void dial(Wire wire, ConnectRequest request) {
        Stimulus wrong = gateway.misbehaviour(subject.index(), Kind.When.CONNECT);
        long soon = subject.loop().nanoTime() + 2 * wire.cable().latency();
        if (wrong != null) {
            fail(wire, wrong, soon);
        } else if (!reachable(request.endpoint().getHost())) {
            world.at(soon, subject.loop(), () -> wire.fail(Phase.CONNECT, "nobody there", 0, null));
        } else {
            world.at(
                    soon + wire.cable().latency(),
                    subject.loop(),
                    () -> open(wire, request.endpoint().getQuery()));
        }
    }

    private boolean reachable(String host) {
        return gateway.serves(host) && !(host.startsWith("session-") && world.now() < resumeHostsDeadUntil);
    }

    private void open(Wire wire, String query) {
        Setting setting = gateway.setting();
        Matcher compress = COMPRESS.matcher(query);
        String compression = compress.find() ? compress.group(1) : "none";
        world.expect(
                query.contains("v=10") && query.contains("encoding=" + (setting.etf() ? "etf" : "json")),
                "R13 the query says what is meant",
                query);
        Packer packer = new Packer(
                setting.etf() ? new EtfFormat() : new JsonFormat(),
                setting,
                compression,
                world.chance("packer " + wire));
        wire.open(new GatewayConnection(gateway, wire, packer, query));
    }

    private void fail(Wire wire, Stimulus wrong, long soon) {
        VirtualLoop loop = subject.loop();
        if (wrong.kind() == Kind.HANGING) {
            // Every other transport keeps its own deadline.
            if (wrong.value() % 2 == 0) {
                long timeout = loop.nanoTime() + wire.request().timeout().toNanos();
                world.at(timeout, loop, () -> wire.fail(Phase.CONNECT, "timed out", 0, null));
            }
        } else if (wrong.kind() == Kind.NO_UPGRADE) {
            int status = (int) (wrong.value() % 1000);
            Duration retryAfter = status == 429 ? Duration.ofSeconds(wrong.value() / 1000) : null;
            world.at(soon, loop, () -> wire.fail(Phase.UPGRADE, "HTTP " + status, status, retryAfter));
        } else {
            Phase[] phases = {Phase.DNS, Phase.CONNECT, Phase.PROXY, Phase.TLS, Phase.CERTIFICATE, Phase.UPGRADE};
            Phase phase = phases[(int) wrong.value() % phases.length];
            world.at(soon, loop, () -> wire.fail(phase, "refused", 0, null));
        }
    }

    /** The connection that was begun last; null before the first. */
    @Nullable Wire current() {
        return wires.isEmpty() ? null : wires.get(wires.size() - 1);
    }

    List<Wire> wires() {
        return wires;
    }

    void killResumeHosts(long until) {
        resumeHostsDeadUntil = until;
    }

    void heal() {
        resumeHostsDeadUntil = 0;
        wires.forEach(Wire::heal);
    }

    /** The process is gone, and its sockets with it. */
    void die() {
        wires.forEach(Wire::die);
    }

    /** A callback of an older connection. */
    void haunt(int which) {
        List<Wire> ended = wires.stream().filter(Wire::over).toList();
        if (!ended.isEmpty()) {
            ended.get(Math.max(0, ended.size() - 1 - which / 3)).haunt(which);
        }
    }

    @Override
    public void close() {
        wires.forEach(Wire::abort);
    }
}
