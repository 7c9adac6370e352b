package dev.shard.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what a stimulus says. What has no meaning at the moment is left undone. */
final class Hand {
    private static final int[] ODD_OPCODES = {2, 3, 4, 5, 6, 8, 31, 1000};
    private static final byte[] RUBBISH = "{]nothing that anybody could read".getBytes(StandardCharsets.UTF_8);
    private static final int TOO_LONG = 300_000;

    private final World world;
    private final ModelGateway gateway;
    private final Subject subject;

    Hand(World world, ModelGateway gateway, Subject subject) {
        this.world = world;
        this.gateway = gateway;
        this.subject = subject;
    }

    void move(Kind kind, long value) {
        switch (kind.group()) {
            case TRAFFIC -> traffic((int) value);
            case GATEWAY -> {
                GatewayConnection connection = connection();
                if (connection != null) {
                    speak(connection, kind, value);
                }
            }
            case NETWORK -> network(kind, value);
            case PROCESS -> process(kind, value);
            case USER -> subject.user().use(kind, value);
            case HANDSHAKE -> throw new IllegalArgumentException(kind + " waits for its turn");
        }
    }

    private void traffic(int count) {
        GatewaySession session = gateway.latest(subject.index());
        if (session != null && !session.over()) {
            gateway.dispatch(session, count);
        }
    }

    /** The open connection; null if there is none. */
    private @Nullable GatewayConnection connection() {
        Wire wire = subject.transport().current();
        GatewayConnection peer = wire == null ? null : wire.peer();
        return peer == null || peer.over() ? null : peer;
    }

    private void speak(GatewayConnection to, Kind kind, long value) {
        switch (kind) {
            case UNNUMBERED_EVENT -> to.send(gateway.looseEvent(null, "RATE_LIMIT_REACHED"));
            case HEARTBEAT_ASKED -> to.send(Payload.of(1, null));
            case STRAY_ACK -> to.send(Payload.of(11, null));
            case OP7 -> to.send(Payload.of(7, null));
            case OP9 -> {
                endSession(to, value == 0);
                to.send(Payload.of(9, value == 1));
            }
            case SECOND_HELLO -> hello(to, value);
            case ODD_OPCODE -> to.send(Payload.of(ODD_OPCODES[(int) value], null));
            case UNDECODABLE -> to.send(to.packer().pack(RUBBISH, List.of()));
            case WRONG_FRAME -> to.send(List.of(wrongFrame(to)));
            case BOMB -> to.send(bomb(to));
            case CLOSED_BY_PEER -> to.close((int) value);
            default -> ofSession(to, kind, value);
        }
    }

    private static List<Message> bomb(GatewayConnection to) {
        Payload payload = Payload.event(null, "BOMB", Map.of("pad", "0".repeat(TOO_LONG)));
        return to.packer().pack(payload).stream().map(Message::asRubbish).toList();
    }

    private static void hello(GatewayConnection to, long value) {
        if (value > 0) {
            to.hello(value);
        } else {
            to.send(Payload.hello(0));
        }
    }

    private void ofSession(GatewayConnection to, Kind kind, long value) {
        GatewaySession session = to.session();
        if (session == null || !to.live()) {
            return;
        }
        switch (kind) {
            case EVENT_AGAIN -> {
                GatewaySession.Event last = session.event(session.last());
                if (last != null && !last.mayBeMissing()) {
                    to.transmit(last, false);
                }
            }
            case SEQUENCE_SKIPPED -> {
                for (long i = 0; i < value; i++) {
                    session.skip();
                }
            }
            case RESUMED_AGAIN -> to.send(gateway.looseEvent(null, "RESUMED"));
            case READY_AGAIN -> to.readyAgain();
            case SESSION_EXPIRED -> session.end();
            default -> throw new IllegalArgumentException(kind + " is nothing that a Gateway does");
        }
    }

    private static void endSession(GatewayConnection of, boolean ends) {
        GatewaySession session = of.session();
        if (ends && session != null) {
            session.end();
        }
    }

    /** Text where compressed data is expected, or the other way round. */
    private Message wrongFrame(GatewayConnection to) {
        Payload payload = gateway.looseEvent(null, "ODDLY_FRAMED");
        byte[] bytes = to.packer().format().write(payload.envelope(false));
        if (to.packer().isStream() || subject.setting().etf()) {
            return new Message(bytes, true, List.of(payload));
        }
        return subject.index() % 2 == 0 ? Packer.zlib(bytes, List.of(payload)) : new Message(bytes, false, List.of());
    }

    private void network(Kind kind, long value) {
        switch (kind) {
            case LATE_CALLBACK -> subject.transport().haunt((int) value);
            case RESUME_HOSTS_DEAD ->
                subject.transport()
                        .killResumeHosts(world.now() + Duration.ofMillis(value).toNanos());
            case HOST_MOVED -> gateway.move();
            default -> {
                Wire wire = subject.transport().current();
                if (wire != null && wire.peer() != null) {
                    wire.suffer(kind, value);
                }
            }
        }
    }

    /** One stall at a time, so that the calm is long enough to recover from it. */
    private void stall(Duration duration) {
        VirtualLoop loop = subject.loop();
        if (loop.busyUntil() <= world.now()) {
            world.at(world.now(), loop, () -> loop.block(duration));
        }
    }

    private void process(Kind kind, long value) {
        Duration duration = Duration.ofMillis(Math.max(0, value));
        switch (kind) {
            case CRASH -> subject.crash(duration);
            case CLOCK_JUMP -> subject.jumpWall(value);
            case STALL -> stall(duration);
            case STORE_SLOW -> subject.store().slow(duration);
            case STORE_FAILS -> subject.store().failUntil(world.now() + duration.toNanos());
            case LISTENER_BLOCKS -> subject.listeners().blockNext(duration);
            case LISTENER_THROWS -> subject.listeners().throwNext((int) value);
            case CONSUMER_PAUSED -> subject.listeners().executor().pause(duration);
            default -> throw new IllegalArgumentException(kind + " is nothing that happens to a process");
        }
    }
}
