package dev.shard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.transport.javaws.JavaWsFrames;
import dev.shard.transport.netty.NettyFrames;
import java.nio.ByteBuffer;
import java.util.List;

/** R19, R14: both transports make the same of a server's frames, wherever they are cut, and allocate by what has come. */
final class FrameTarget {
    private static final int LIMIT = 4096;
    private static final long ALWAYS = 256 * 1024;
    /** What a frame of two bytes costs, with what is written down about it. */
    private static final long PER_BYTE = 500;

    private FrameTarget() {}

    /** Fails if anything is made of these bytes that should not be. */
    static void take(byte[] input) {
        List<ByteBuffer> whole = List.of(ByteBuffer.wrap(input));
        List<String> expected = JavaWsFrames.read(LIMIT, whole);

        Allocation.atMost(ALWAYS + PER_BYTE * input.length, () -> JavaWsFrames.read(LIMIT, Cuts.of(input)));
        assertThat(JavaWsFrames.read(LIMIT, Cuts.of(input))).isEqualTo(expected);
        assertThat(NettyFrames.read(LIMIT, whole)).isEqualTo(expected);
        assertThat(NettyFrames.read(LIMIT, Cuts.of(input))).isEqualTo(expected);
    }
}
