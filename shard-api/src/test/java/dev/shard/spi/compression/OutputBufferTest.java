package dev.shard.spi.compression;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class OutputBufferTest {
    private static final int INITIAL = OutputBuffer.INITIAL_BYTES;

    private final OutputBuffer buffer = new OutputBuffer();

    @Test
    void growsByDoublingAndKeepsWhatIsUsed() {
        write("hello");

        buffer.grow(5, Integer.MAX_VALUE);

        assertThat(buffer.capacity()).isEqualTo(2 * INITIAL);
        assertThat(read(0, 5)).isEqualTo("hello");
    }

    @Test
    void neverGrowsBeyondTheLimit() {
        buffer.grow(INITIAL, INITIAL + 10);

        assertThat(buffer.capacity()).isEqualTo(INITIAL + 10);
    }

    @Test
    void showsWhatIsAskedForAlwaysThroughTheSameView() {
        write("hello world");

        ByteBuffer first = buffer.view(0, 5);

        assertThat(buffer.view(6, 5)).isSameAs(first);
        assertThat(read(6, 5)).isEqualTo("world");
    }

    @Test
    void aDetachedBufferHoldsItsOwnCopyAndNoMore() {
        write("part");

        OutputBuffer own = buffer.detach(4);
        write("else");

        assertThat(own.capacity()).isEqualTo(4);
        assertThat(US_ASCII.decode(own.view(0, 4)).toString()).isEqualTo("part");
        assertThat(own.grow(4, Integer.MAX_VALUE)).isEqualTo(INITIAL);
    }

    @Test
    void givesAGiantBackAtOnce() {
        growTo(OutputBuffer.RETAINED_BYTES + 1);

        buffer.released(OutputBuffer.RETAINED_BYTES + 1);

        assertThat(buffer.capacity()).isEqualTo(INITIAL);
    }

    @Test
    void shrinksStepByStepOnceLargePayloadsHaveBecomeRare() {
        growTo(16 * INITIAL);

        release(INITIAL, 1023);
        assertThat(buffer.capacity()).isEqualTo(16 * INITIAL);
        release(INITIAL, 1);
        assertThat(buffer.capacity()).isEqualTo(4 * INITIAL);
        release(INITIAL, 10_000);
        assertThat(buffer.capacity()).isEqualTo(INITIAL);
    }

    @Test
    void keepsItsSizeWhileLargePayloadsKeepComing() {
        growTo(4 * INITIAL);

        for (int i = 0; i < 10; i++) {
            release(10, 1000);
            release(INITIAL + 1, 1);
        }

        assertThat(buffer.capacity()).isEqualTo(4 * INITIAL);
    }

    private void growTo(int bytes) {
        while (buffer.capacity() < bytes) {
            buffer.grow(0, Integer.MAX_VALUE);
        }
    }

    private void release(int length, int times) {
        for (int i = 0; i < times; i++) {
            buffer.released(length);
        }
    }

    private void write(String text) {
        System.arraycopy(text.getBytes(US_ASCII), 0, buffer.array(), 0, text.length());
    }

    private String read(int offset, int length) {
        return US_ASCII.decode(buffer.view(offset, length)).toString();
    }
}
