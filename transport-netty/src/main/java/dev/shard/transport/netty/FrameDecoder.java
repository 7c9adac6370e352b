package dev.shard.transport.netty;

import dev.shard.transport.support.ClosePayload;
import dev.shard.transport.support.FrameException;
import dev.shard.transport.support.FrameHeader;
import dev.shard.transport.support.Opcodes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a server's frames (RFC 6455) from pieces of the stream that are cut anywhere. Connection lifetime; used on the
 * loop.
 *
 * <p>A message that lies whole in one piece is lent as a view of that piece. Only a message that was cut, by fragments or
 * by the network, is gathered in a buffer, which grows with the bytes that have come and never with the length that was
 * announced, and is let go with the message.
 */
final class FrameDecoder {
    /** Empty fragments cost the peer little and us no memory, so their number within one message is what we limit. */
    static final int MAX_EMPTY_FRAGMENTS = 1024;

    // Most messages fit without growing; a peer that announces more than it sends wins no more than this.
    private static final int SMALL_MESSAGE_BYTES = 16 * 1024;
    private static final byte[] NOTHING = {};

    private final ByteBufAllocator allocator;
    private final int maxMessageBytes;
    private final FrameListener listener;
    private final FrameHeader header = new FrameHeader();

    private boolean inPayload;
    private long missing;
    private boolean stopped;

    // The message that is being received; BINARY or TEXT while its last fragment is outstanding.
    private int messageOpcode;
    private int emptyFragments;
    private @Nullable ByteBuf gathered;

    private byte[] control = NOTHING;

    FrameDecoder(ByteBufAllocator allocator, int maxMessageBytes, FrameListener listener) {
        this.allocator = allocator;
        this.maxMessageBytes = maxMessageBytes;
        this.listener = listener;
    }

    /**
     * Reads the next piece of the stream and tells the listener what is complete.
     *
     * @param in lent; read to its end unless {@link #stop} is called meanwhile
     * @throws FrameException if the peer broke the rules; nothing can be read after that
     */
    void read(ByteBuf in) throws FrameException {
        while (!stopped && (in.isReadable() || inPayload && missing == 0)) {
            if (!inPayload) {
                readHeader(in);
            } else if (Opcodes.isControl(header.opcode())) {
                readControl(in);
            } else {
                readData(in);
            }
        }
    }

    /** Nothing more is read or told. To be called on the loop, from the listener too. */
    void stop() {
        stopped = true;
    }

    /** Stops, and lets go of what was gathered. */
    void release() {
        stopped = true;
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
    }

    private void readHeader(ByteBuf in) throws FrameException {
        if (takeUsual(in)) {
            startPayload();
            return;
        }
        while (in.isReadable()) {
            if (header.add(in.readByte())) {
                startPayload();
                return;
            }
        }
    }

    private boolean takeUsual(ByteBuf in) {
        if (in.readableBytes() < 2 * Short.BYTES) {
            return false;
        }
        int at = in.readerIndex();
        int taken = header.takeUsual(in.getUnsignedShort(at), in.getUnsignedShort(at + Short.BYTES));
        in.skipBytes(taken);
        return taken > 0;
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
        if (missing > maxMessageBytes - gatheredBytes()) {
            throw FrameException.tooBig("message of more than " + maxMessageBytes + " bytes");
        }
        if (missing == 0 && !header.last() && ++emptyFragments > MAX_EMPTY_FRAGMENTS) {
            throw FrameException.tooBig("message with more than " + MAX_EMPTY_FRAGMENTS + " empty fragments");
        }
    }

    private void readControl(ByteBuf in) throws FrameException {
        int take = (int) Math.min(missing, in.readableBytes());
        in.readBytes(control, control.length - (int) missing, take);
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

    private void readData(ByteBuf in) {
        if (gathered == null && header.last() && in.readableBytes() >= missing) {
            int length = (int) missing;
            int start = in.readerIndex();
            in.skipBytes(length);
            frameDone();
            deliver(in, start, length);
            return;
        }
        gather(in, (int) Math.min(missing, in.readableBytes()));
        if (missing == 0) {
            boolean last = header.last();
            frameDone();
            if (last) {
                deliverGathered();
            }
        }
    }

    private void gather(ByteBuf in, int length) {
        if (length > 0) {
            if (gathered == null) {
                long likely = Math.max(2L * length, SMALL_MESSAGE_BYTES);
                gathered = allocator.ioBuffer((int) Math.min(missing, likely));
            }
            gathered.writeBytes(in, length);
            missing -= length;
        }
    }

    private void deliverGathered() {
        ByteBuf whole = gathered;
        gathered = null;
        if (whole == null) {
            throw new IllegalStateException("nothing gathered");
        }
        try {
            deliver(whole, whole.readerIndex(), whole.readableBytes());
        } finally {
            whole.release();
        }
    }

    private void deliver(ByteBuf in, int start, int length) {
        boolean text = messageOpcode == Opcodes.TEXT;
        messageOpcode = 0;
        emptyFragments = 0;
        // The buffer's own view: nobody else uses it while the message is lent, and no object is made for the message.
        listener.onMessage(in.internalNioBuffer(start, length), text);
    }

    private void frameDone() {
        inPayload = false;
        header.reset();
    }

    private int gatheredBytes() {
        return gathered == null ? 0 : gathered.readableBytes();
    }
}
