package dev.shard.transport.javaws;

import dev.shard.transport.support.ClosePayload;
import dev.shard.transport.support.FrameException;
import dev.shard.transport.support.FrameHeader;
import dev.shard.transport.support.Opcodes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads a server's frames (RFC 6455) from pieces of the stream that are cut anywhere. Connection lifetime; used by the
 * reading thread.
 *
 * <p>A message's bytes are copied once, out of the piece that the next read overwrites. A message that was cut, by
 * fragments or by the network, is gathered in an array that grows with the bytes that have come and never with the length
 * that was announced.
 */
final class FrameReader {
    /** Empty fragments cost the peer little and us no memory, so their number within one message is what we limit. */
    static final int MAX_EMPTY_FRAGMENTS = 1024;

    // A peer that announces more than it sends wins no more than this.
    private static final int SMALL_MESSAGE_BYTES = 16 * 1024;
    private static final byte[] NOTHING = {};

    private final int maxMessageBytes;
    private final FrameListener listener;
    private final FrameHeader header = new FrameHeader();

    private boolean inPayload;
    private long missing;
    private boolean stopped;

    // The message that is being received; BINARY or TEXT while its last fragment is outstanding.
    private int messageOpcode;
    private int emptyFragments;
    private byte[] gathered = NOTHING;
    private int gatheredBytes;

    private byte[] control = NOTHING;

    FrameReader(int maxMessageBytes, FrameListener listener) {
        this.maxMessageBytes = maxMessageBytes;
        this.listener = listener;
    }

    /**
     * Reads the next piece of the stream and tells the listener what is complete; after a close frame or a violation
     * nothing more.
     *
     * @param in lent; read to its end
     */
    void read(ByteBuffer in) {
        try {
            while (!stopped && (in.hasRemaining() || inPayload && missing == 0)) {
                if (!inPayload) {
                    readHeader(in);
                } else if (Opcodes.isControl(header.opcode())) {
                    readControl(in);
                } else {
                    readData(in);
                }
            }
        } catch (FrameException violation) {
            stop();
            listener.onViolation(violation);
        }
        in.position(in.limit());
    }

    private void stop() {
        stopped = true;
        gathered = NOTHING;
    }

    private void readHeader(ByteBuffer in) throws FrameException {
        while (in.hasRemaining()) {
            if (header.add(in.get())) {
                startPayload();
                return;
            }
        }
    }

    private void startPayload() throws FrameException {
        inPayload = true;
        missing = header.length();
        if (Opcodes.isControl(header.opcode())) {
            control = missing == 0 ? NOTHING : new byte[(int) missing];
            return;
        }
        boolean continues = header.opcode() == Opcodes.CONTINUATION;
        if (continues != (messageOpcode != 0)) {
            throw FrameException.protocolError(
                    continues ? "continuation frame without a start" : "new message inside a fragmented one");
        }
        if (!continues) {
            messageOpcode = header.opcode();
        }
        if (missing > maxMessageBytes - gatheredBytes) {
            throw FrameException.tooBig("message of more than " + maxMessageBytes + " bytes");
        }
        if (missing == 0 && !header.last() && ++emptyFragments > MAX_EMPTY_FRAGMENTS) {
            throw FrameException.tooBig("message with more than " + MAX_EMPTY_FRAGMENTS + " empty fragments");
        }
    }

    private void readControl(ByteBuffer in) throws FrameException {
        int take = (int) Math.min(missing, in.remaining());
        in.get(control, control.length - (int) missing, take);
        missing -= take;
        if (missing == 0) {
            frameDone();
            deliverControl();
        }
    }

    private void deliverControl() throws FrameException {
        byte[] payload = control;
        control = NOTHING;
        switch (header.opcode()) {
            case Opcodes.PING -> listener.onPing(payload);
            case Opcodes.CLOSE -> {
                ClosePayload close = ClosePayload.parse(payload);
                stop();
                listener.onCloseFrame(close.code(), close.reason());
            }
            default -> {} // A pong that nobody asked for; RFC 6455, section 5.5.3.
        }
    }

    private void readData(ByteBuffer in) {
        int take = (int) Math.min(missing, in.remaining());
        if (take > 0) {
            makeRoom(take);
            in.get(gathered, gatheredBytes, take);
            gatheredBytes += take;
            missing -= take;
        }
        if (missing == 0) {
            frameDone();
            if (header.last()) {
                deliver();
            }
        }
    }

    /** Grows as the message does, and no further than the last frame, where it is known, will fill it. */
    private void makeRoom(int more) {
        if (gathered.length - gatheredBytes < more) {
            long likely = Math.max(2L * (gatheredBytes + more), SMALL_MESSAGE_BYTES);
            long most = header.last() ? gatheredBytes + missing : maxMessageBytes;
            gathered = Arrays.copyOf(gathered, (int) Math.min(most, likely));
        }
    }

    private void deliver() {
        ByteBuffer message = ByteBuffer.wrap(gathered, 0, gatheredBytes);
        boolean text = messageOpcode == Opcodes.TEXT;
        gathered = NOTHING;
        gatheredBytes = 0;
        messageOpcode = 0;
        emptyFragments = 0;
        listener.onMessage(message, text);
    }

    private void frameDone() {
        inPayload = false;
        header.reset();
    }
}
