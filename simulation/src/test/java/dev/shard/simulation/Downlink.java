package dev.shard.simulation;

import dev.shard.CloseStatus;
import dev.shard.spi.transport.TransportListener;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** What a wire brings from the Gateway to the client: in order, after some time, when the loop is free and the client reads. */
final class Downlink {
    private final Wire wire;
    private final World world;
    private final VirtualLoop loop;
    private final Cable cable;
    private final WireLaws laws;
    private final TransportListener listener;
    private final Deque<Runnable> unread = new ArrayDeque<>();
    private boolean reading = true;

    Downlink(Wire wire, TransportListener listener) {
        this.wire = wire;
        this.listener = listener;
        world = wire.world();
        loop = wire.loop();
        cable = wire.cable();
        laws = wire.laws();
    }

    /** What one event comes to, in the messages that carry it. */
    void carry(List<Message> messages) {
        for (Message message : messages) {
            boolean whole = isStream() ? messages.size() == 1 : message.holdsEventsOnly();
            if (whole && cable.corruptsNext()) {
                lose(message);
                arrive(() -> deliver(message.corrupted()));
            } else {
                arrive(() -> deliver(message));
            }
        }
    }

    private boolean isStream() {
        GatewayConnection peer = wire.peer();
        return peer != null && peer.packer().isStream();
    }

    private void lose(Message message) {
        GatewayConnection peer = wire.peer();
        GatewaySession session = peer == null ? null : peer.session();
        for (Payload payload : message.completes()) {
            GatewaySession.Event event =
                    session == null || payload.s() == null || isStream() ? null : session.event(payload.s());
            if (event != null && event.payload().equals(payload)) {
                event.lose();
            }
        }
    }

    /** The end, as the client comes to see it once it has read what came before. */
    void end(CloseStatus status) {
        arrive(() -> wire.end(status));
    }

    private void arrive(Runnable what) {
        world.at(cable.arrival(), loop, () -> {
            if (cable.deaf() || wire.over()) {
                return;
            }
            if (reading && unread.isEmpty()) {
                what.run();
            } else {
                unread.add(what);
            }
        });
    }

    private void deliver(Message message) {
        if (wire.over()) {
            return;
        }
        if (wire.given()) {
            RowLog.taken(Rows.DROPPED_AFTER_CLOSE);
        }
        if (message.rubbish()) {
            laws.streamBroken();
        }
        if (message.bytes().length > wire.request().maxMessageBytes()) {
            wire.refuse(1009, "message too long");
            return;
        }
        message.completes().forEach(payload -> world.note("received", wire + " " + payload));
        laws.delivering(message);
        ByteBuffer lent = ByteBuffer.wrap(message.bytes().clone());
        listener.onMessage(lent, message.text());
        laws.delivered(message);
        // Whoever kept the buffer shall see what comes of it.
        Arrays.fill(lent.array(), (byte) 0x55);
    }

    boolean reading() {
        return reading;
    }

    void setReading(boolean enabled) {
        reading = enabled;
        if (!enabled) {
            laws.paused();
        } else if (!unread.isEmpty()) {
            world.at(loop.nanoTime(), loop, this::readOn);
        }
    }

    private void readOn() {
        for (Runnable next = unread.peek(); next != null && reading && !wire.over(); next = unread.peek()) {
            unread.remove();
            next.run();
        }
    }
}
