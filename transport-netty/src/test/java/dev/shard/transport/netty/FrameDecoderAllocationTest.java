package dev.shard.transport.netty;

import static dev.shard.transport.netty.FrameBytes.FIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.shard.transport.support.FrameException;
import dev.shard.transport.support.Opcodes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The hot path: a message that lies whole in one read is handed on without an object made for it. */
class FrameDecoderAllocationTest {
    private static final int MESSAGES = 20_000;

    // Without the leak detector, whose paranoia is made of objects.
    private final ByteBufAllocator allocator = new UnpooledByteBufAllocator(true, true);

    @Test
    void messagesOfOnePieceCostNoMemoryEach() throws FrameException {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var counter = new Counter();
        var decoder = new FrameDecoder(allocator, 1000, counter);
        ByteBuf piece = pieceOf(MESSAGES);
        decoder.read(piece.readerIndex(0));

        long before = threads.getCurrentThreadAllocatedBytes();
        decoder.read(piece.readerIndex(0));
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(counter.messages).isEqualTo(2 * MESSAGES);
        assertThat(allocated).as("bytes for %d messages", MESSAGES).isLessThan(MESSAGES);
        piece.release();
    }

    /** No byte of a message is copied on its way from the socket's buffer: a change there shows in what is lent. */
    @Test
    void messagesOfOnePieceAreReadWhereTheyLie() throws FrameException {
        var counter = new Counter();
        ByteBuf piece = pieceOf(1);
        new FrameDecoder(allocator, 1000, counter).read(piece);

        piece.setByte(piece.writerIndex() - 1, 42);

        assertThat(counter.last).isNotNull().matches(message -> message.get(message.limit() - 1) == 42);
        piece.release();
    }

    private ByteBuf pieceOf(int messages) {
        var stream = new FrameBytes();
        for (int i = 0; i < messages; i++) {
            stream.frame(FIN | Opcodes.BINARY, new byte[200]);
        }
        byte[] bytes = stream.toBytes();
        return allocator.directBuffer(bytes.length).writeBytes(bytes);
    }

    private static final class Counter implements FrameListener {
        int messages;
        ByteBuffer last;

        @Override
        public void onMessage(ByteBuffer message, boolean text) {
            messages++;
            last = message;
        }

        @Override
        public void onPing(byte[] payload) {}

        @Override
        public void onCloseFrame(int code, String reason) {}
    }
}
