package dev.shard.sim.net;

import java.nio.ByteBuffer;
import java.util.Iterator;

/** Serves recorded messages byte for byte on one connection: the first as HELLO, the others once it has authenticated. */
final class RawReplay {
    private final GatewayConnection connection;
    private final Iterator<ByteBuffer> messages;

    RawReplay(GatewayConnection connection, Replay replay) {
        this.connection = connection;
        this.messages = replay.messages().iterator();
        if (replay.isExclusive()) {
            connection.wire().refuseEncoded();
        }
    }

    void hello() {
        if (messages.hasNext()) {
            send(messages.next());
        }
    }

    void rest() {
        messages.forEachRemaining(this::send);
    }

    private void send(ByteBuffer message) {
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        connection.wire().sendRaw(bytes, false);
    }
}
