package dev.shard.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.transport.support.Opcodes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameEncoderTest {
    @Test
    void theExampleOfTheRfcIsReproduced() {
        var encoder = new FrameEncoder(ByteBufAllocator.DEFAULT, new FixedMask(0x37fa213d));

        String frame = hex(encoder.encode(Opcodes.TEXT, ByteBuffer.wrap(new byte[] {'H', 'e', 'l', 'l', 'o'})));

        // RFC 6455, section 5.7: a single-frame masked text message, "Hello".
        assertThat(frame).isEqualTo("8185" + "37fa213d" + "7f9f4d5158");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 8280",
        "125, 82fd",
        "126, 82fe007e",
        "65535, 82feffff",
        "65536, 82ff0000000000010000",
    })
    void theLengthHasItsShortestForm(int length, String header) {
        var encoder = new FrameEncoder(ByteBufAllocator.DEFAULT, new FixedMask(0));

        assertThat(hex(encoder.encode(Opcodes.BINARY, ByteBuffer.allocate(length))))
                .startsWith(header + "00000000")
                .hasSize(header.length() + 8 + 2 * length);
    }

    @Property
    void unmaskingGivesThePayloadWhateverItsOrderAndPlace(
            @ForAll @Size(max = 200) byte[] payload, @ForAll int mask, @ForAll boolean littleEndian) {
        ByteBuffer within = ByteBuffer.allocate(payload.length + 5)
                .position(3)
                .put(payload)
                .limit(3 + payload.length)
                .position(3);
        within.order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        ByteBuf frame = new FrameEncoder(ByteBufAllocator.DEFAULT, new FixedMask(mask)).encode(Opcodes.BINARY, within);

        frame.skipBytes(payload.length < 126 ? 2 : 4);
        byte[] key = new byte[4];
        frame.readBytes(key);
        byte[] unmasked = new byte[payload.length];
        for (int i = 0; i < unmasked.length; i++) {
            unmasked[i] = (byte) (frame.readByte() ^ key[i % 4]);
        }
        frame.release();

        assertThat(unmasked).isEqualTo(payload);
        assertThat(ByteBuffer.wrap(key).getInt()).isEqualTo(mask);
    }

    private static String hex(ByteBuf frame) {
        try {
            return ByteBufUtil.hexDump(frame);
        } finally {
            frame.release();
        }
    }

    private static final class FixedMask extends Random {
        private static final long serialVersionUID = 1L;

        private final int mask;

        FixedMask(int mask) {
            this.mask = mask;
        }

        @Override
        public int nextInt() {
            return mask;
        }
    }
}
