package dev.shard.transport.netty;

import static dev.shard.transport.netty.FrameBytes.FIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.transport.support.FrameException;
import dev.shard.transport.support.Opcodes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakWatch.class)
class FrameDecoderTest {
    private static final int LIMIT = 1000;

    @Test
    void aMessageThatLiesWholeInAPieceIsLentFromIt() throws FrameException {
        List<Boolean> shared = new ArrayList<>();
        ByteBuf piece = Unpooled.directBuffer()
                .writeBytes(new FrameBytes()
                        .frame(FIN | Opcodes.BINARY, new byte[9])
                        .toBytes());
        var decoder = decoder(LIMIT, (message, text) -> {
            // A change of the piece is seen through the message: there is no copy between them.
            piece.setByte(2, 77);
            shared.add(message.get(message.position()) == 77);
        });

        decoder.read(piece);

        assertThat(shared).containsExactly(true);
        piece.release();
    }

    @Test
    void severalMessagesOfOnePieceShareItsView() throws FrameException {
        List<Integer> views = new ArrayList<>();
        var decoder = decoder(LIMIT, (message, text) -> views.add(System.identityHashCode(message)));
        byte[] two = new FrameBytes()
                .frame(FIN | Opcodes.BINARY, new byte[9])
                .frame(FIN | Opcodes.BINARY, new byte[20])
                .toBytes();
        ByteBuf piece = Unpooled.directBuffer().writeBytes(two);

        decoder.read(piece);

        assertThat(views).hasSize(2).containsOnly(views.get(0));
        piece.release();
    }

    @Test
    void aMessageThatWasCutIsGatheredWithoutTrustInItsLength() throws FrameException {
        var allocator = new UnpooledByteBufAllocator(true);
        var decoder = new FrameDecoder(allocator, Integer.MAX_VALUE, new FrameBytes.Events());
        byte[] threeOfTwoGigabytes = {(byte) 0x82, 127, 0, 0, 0, 0, 0x7f, -1, -1, -1, 1, 2, 3};

        decoder.read(Unpooled.wrappedBuffer(threeOfTwoGigabytes));

        assertThat(allocator.metric().usedDirectMemory() + allocator.metric().usedHeapMemory())
                .isLessThanOrEqualTo(16 * 1024);
        decoder.release();
        assertThat(allocator.metric().usedDirectMemory()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536})
    void everyFormOfTheLengthIsRead(int length) {
        byte[] stream =
                new FrameBytes().frame(FIN | Opcodes.BINARY, new byte[length]).toBytes();

        assertThat(FrameBytes.decode(100_000, stream, List.of()))
                .containsExactly("binary " + FrameBytes.hex(ByteBuffer.allocate(length)));
    }

    @Test
    void theLimitCountsTheWholeMessage() {
        byte[] fits = new FrameBytes()
                .frame(Opcodes.BINARY, new byte[LIMIT / 2])
                .frame(FIN | Opcodes.CONTINUATION, new byte[LIMIT / 2])
                .toBytes();
        byte[] tooBig = new FrameBytes()
                .frame(Opcodes.BINARY, new byte[LIMIT / 2])
                .frame(FIN | Opcodes.CONTINUATION, new byte[LIMIT / 2 + 1])
                .toBytes();

        assertThat(FrameBytes.decode(LIMIT, fits, List.of()))
                .hasSize(1)
                .allMatch(line -> line.startsWith("binary 1000:"));
        assertThat(FrameBytes.decode(LIMIT, tooBig, List.of())).containsExactly("violation 1009");
    }

    @Test
    void endlessEmptyFragmentsAreRefused() {
        var stream = new FrameBytes().frame(Opcodes.TEXT);
        for (int i = 0; i < FrameDecoder.MAX_EMPTY_FRAGMENTS; i++) {
            stream.frame(Opcodes.CONTINUATION);
        }

        assertThat(FrameBytes.decode(LIMIT, stream.toBytes(), List.of())).containsExactly("violation 1009");
    }

    @Test
    void emptyFragmentsOfOneMessageDoNotCountAgainstTheNext() {
        var stream = new FrameBytes();
        for (int i = 0; i < FrameDecoder.MAX_EMPTY_FRAGMENTS * 2; i++) {
            stream.frame(Opcodes.TEXT).frame(FIN | Opcodes.CONTINUATION);
        }

        assertThat(FrameBytes.decode(LIMIT, stream.toBytes(), List.of()))
                .hasSize(FrameDecoder.MAX_EMPTY_FRAGMENTS * 2)
                .containsOnly("text 0:1");
    }

    @Test
    void aHundredThousandControlFramesInsideAMessageLeaveItWhole() {
        var stream = new FrameBytes().frame(Opcodes.TEXT, "be".getBytes(UTF_8));
        for (int i = 0; i < 50_000; i++) {
            stream.frame(FIN | Opcodes.PING).frame(FIN | Opcodes.PONG, (byte) 1);
        }
        stream.frame(FIN | Opcodes.CONTINUATION, "gin".getBytes(UTF_8));

        List<String> events = FrameBytes.decode(LIMIT, stream.toBytes(), List.of());

        assertThat(events).hasSize(50_001).endsWith("text " + FrameBytes.hex(UTF_8.encode("begin")));
    }

    @Test
    void nothingBehindACloseFrameIsRead() {
        byte[] stream = new FrameBytes()
                .frame(FIN | Opcodes.CLOSE, (byte) 0x03, (byte) 0xe8, (byte) 'x')
                .frame(0x7f)
                .toBytes();

        assertThat(FrameBytes.decode(LIMIT, stream, List.of())).containsExactly("close 1000 x");
    }

    @Test
    void aListenerThatStopsTheDecoderGetsNoMoreOfThePiece() throws FrameException {
        List<Boolean> messages = new ArrayList<>();
        var holder = new FrameDecoder[1];
        holder[0] = decoder(LIMIT, (message, text) -> {
            messages.add(text);
            holder[0].release();
        });
        byte[] two = new FrameBytes()
                .frame(FIN | Opcodes.TEXT)
                .frame(FIN | Opcodes.TEXT)
                .toBytes();

        holder[0].read(Unpooled.wrappedBuffer(two));

        assertThat(messages).hasSize(1);
    }

    @Test
    void aViolationSaysWhatIsWrong() {
        var decoder = new FrameDecoder(ByteBufAllocator.DEFAULT, LIMIT, new FrameBytes.Events());

        assertThatThrownBy(() -> decoder.read(Unpooled.wrappedBuffer(new byte[] {(byte) 0x83})))
                .isInstanceOf(FrameException.class)
                .hasMessage("frame with reserved opcode 3");
    }

    private interface OnMessage {
        void onMessage(ByteBuffer message, boolean text);
    }

    private static FrameDecoder decoder(int limit, OnMessage onMessage) {
        return new FrameDecoder(ByteBufAllocator.DEFAULT, limit, new FrameListener() {
            @Override
            public void onMessage(ByteBuffer message, boolean text) {
                onMessage.onMessage(message, text);
            }

            @Override
            public void onPing(byte[] payload) {}

            @Override
            public void onCloseFrame(int code, String reason) {}
        });
    }
}
