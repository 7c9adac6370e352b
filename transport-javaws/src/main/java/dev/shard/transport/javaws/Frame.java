package dev.shard.transport.javaws;

import java.nio.ByteBuffer;
import org.java_websocket.enums.Opcode;
import org.java_websocket.framing.FramedataImpl1;

/** A frame of ours, for the library to queue; it shows nobody its payload, which the library would write into its log. */
final class Frame extends FramedataImpl1 {
    Frame(Opcode opcode, ByteBuffer payload) {
        super(opcode);
        setPayload(payload);
    }

    /** Text is checked by whoever made it. */
    @Override
    public void isValid() {}

    @Override
    public String toString() {
        return getOpcode() + " of " + getPayloadData().remaining() + " bytes";
    }
}
