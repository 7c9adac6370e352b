package dev.shard.compression.zlib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.tck.compression.Cuts;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FlushMarksTest {
    /** Only bytes that matter, so that marks, and what nearly is one, come up all the time. */
    @Provide
    Arbitrary<byte[]> streams() {
        return Arbitraries.of((byte) 0x00, (byte) 0xFF, (byte) 0x01, (byte) 0xFE)
                .array(byte[].class)
                .ofMaxSize(200);
    }

    @Property
    void findsTheMarksThatAreThereHoweverTheStreamIsCut(@ForAll("streams") byte[] stream, @ForAll Random random) {
        assertThat(marksIn(Cuts.atRandom(stream, random))).isEqualTo(marksByDefinition(stream));
        assertThat(marksIn(Cuts.every(stream, 1))).isEqualTo(marksByDefinition(stream));
        assertThat(marksIn(List.of(stream))).isEqualTo(marksByDefinition(stream));
    }

    @Test
    void aStreamThatBeginsInTheMiddleOfAMarkHasNone() {
        assertThat(marksIn(List.of(bytes(0x00, 0xFF, 0xFF)))).isEmpty();
        assertThat(marksIn(List.of(bytes(0xFF, 0xFF)))).isEmpty();
    }

    @Test
    void theOrderOfTheBufferDoesNotMatter() {
        ByteBuffer message =
                ByteBuffer.wrap(bytes(0x01, 0x00, 0x00, 0xFF, 0xFF)).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(new FlushMarks().next(message)).isEqualTo(5);
    }

    @Test
    void theMessageStaysAsItIs() {
        ByteBuffer message =
                ByteBuffer.wrap(bytes(9, 9, 0x00, 0x00, 0xFF, 0xFF, 9)).position(1);

        new FlushMarks().next(message);

        assertThat(message.position()).isEqualTo(1);
        assertThat(message.limit()).isEqualTo(7);
    }

    /** Ends of marks, counted from the start of the stream. */
    private static List<Integer> marksIn(List<byte[]> messages) {
        FlushMarks marks = new FlushMarks();
        List<Integer> ends = new ArrayList<>();
        int start = 0;
        for (byte[] bytes : messages) {
            ByteBuffer message = ByteBuffer.wrap(bytes);
            for (int end = marks.next(message); end >= 0; end = marks.next(message)) {
                ends.add(start + end);
                message.position(end);
            }
            start += bytes.length;
        }
        return ends;
    }

    private static List<Integer> marksByDefinition(byte[] stream) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i + 4 <= stream.length; i++) {
            if (stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == -1 && stream[i + 3] == -1) {
                ends.add(i + 4);
            }
        }
        return ends;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
