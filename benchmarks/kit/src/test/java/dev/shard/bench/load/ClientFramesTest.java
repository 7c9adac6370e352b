package dev.shard.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.bench.load.ClientFrames.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFramesTest {
    private final ClientFrames frames = new ClientFrames();
    private final List<Kind> kinds = new ArrayList<>();

    /** A masked frame, its payload zeros. */
    static byte[] frame(int opcode, int payloadBytes) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payloadBytes).put((byte) (0x80 | opcode));
        if (payloadBytes <= 125) {
            frame.put((byte) (0x80 | payloadBytes));
        } else if (payloadBytes <= 0xFFFF) {
            frame.put((byte) 0xFE).putShort((short) payloadBytes);
        } else {
            frame.put((byte) 0xFF).putLong(payloadBytes);
        }
        byte[] bytes = new byte[frame.position() + 4 + payloadBytes];
        frame.get(0, bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 125, 126, 65_535, 65_536})
    void aLongMessageIsAnIdentify(int payloadBytes) throws Exception {
        read(frame(1, payloadBytes));

        assertThat(kinds).containsExactly(Kind.IDENTIFY);
    }

    @Test
    void framesAreTheSameWhereverTheyAreCut() throws Exception {
        ByteBuffer all = ByteBuffer.allocate(1_000)
                .put(frame(1, 200))
                .put(frame(2, 20))
                .put(frame(9, 0))
                .put(frame(8, 2))
                .flip();
        for (int cut = 0; cut <= all.limit(); cut++) {
            kinds.clear();

            frames.read(all.slice(0, cut), kinds::add);
            frames.read(all.slice(cut, all.limit() - cut), kinds::add);

            assertThat(kinds)
                    .as("cut at %d", cut)
                    .containsExactly(Kind.IDENTIFY, Kind.HEARTBEAT, Kind.CONTROL, Kind.CLOSE);
        }
    }

    private void read(byte[] bytes) throws IOException {
        frames.read(ByteBuffer.wrap(bytes), kinds::add);
    }
}
