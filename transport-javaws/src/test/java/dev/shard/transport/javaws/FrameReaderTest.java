package dev.shard.transport.javaws;

import static dev.shard.tck.transport.ScriptedPeer.BINARY;
import static dev.shard.tck.transport.ScriptedPeer.CONTINUATION;
import static dev.shard.tck.transport.ScriptedPeer.FIN;
import static dev.shard.tck.transport.ScriptedPeer.TEXT;
import static dev.shard.tck.transport.ScriptedPeer.frame;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R14: what the peer announces costs nothing, and what it sends is bounded. */
class FrameReaderTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MAX_MESSAGE_BYTES = 64 << 20;
    /** Far below what is announced, and far above what the classes cost that are loaded on the way. */
    private static final long LITTLE = 1 << 20;

    private final FrameLog log = new FrameLog();

    @Test
    void twoGigabytesThatAreAnnouncedAreRefusedBeforeTheyAreAllocated() {
        var reader = new FrameReader(MAX_MESSAGE_BYTES, log);
        byte[] header = {(byte) (FIN | BINARY), 127, 0, 0, 0, 0, 0x7f, -1, -1, -1};

        assertThat(allocatedBy(() -> reader.read(ByteBuffer.wrap(header)))).isLessThan(LITTLE);

        assertThat(log.lines()).containsExactly("violation 1009");
    }

    @Test
    void anAnnouncedLengthWithinTheLimitCostsNoMoreThanWhatCame() {
        var reader = new FrameReader(MAX_MESSAGE_BYTES, log);
        // 64 MiB announced, three bytes sent.
        byte[] beginning = {(byte) (FIN | BINARY), 127, 0, 0, 0, 0, 4, 0, 0, 0, 1, 2, 3};

        assertThat(allocatedBy(() -> reader.read(ByteBuffer.wrap(beginning)))).isLessThan(LITTLE);

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aMessageInManyTinyFragmentsIsNotCopiedOverAndOver() {
        var reader = new FrameReader(MAX_MESSAGE_BYTES, log);
        int fragments = 100_000;
        byte[] one = frame(CONTINUATION, new byte[1]);

        long allocated = allocatedBy(() -> {
            reader.read(ByteBuffer.wrap(frame(BINARY, new byte[1])));
            for (int i = 0; i < fragments; i++) {
                reader.read(ByteBuffer.wrap(one));
            }
            reader.read(ByteBuffer.wrap(frame(FIN | CONTINUATION, new byte[1])));
        });

        assertThat(log.lines()).singleElement().asString().startsWith("binary " + (fragments + 2) + ":");
        // The pieces themselves, and a few doublings.
        assertThat(allocated).isLessThan(20L << 20);
    }

    @Test
    void endlessEmptyFragmentsAreRefused() {
        var reader = new FrameReader(MAX_MESSAGE_BYTES, log);
        reader.read(ByteBuffer.wrap(frame(TEXT, new byte[0])));

        for (int i = 0; i < FrameReader.MAX_EMPTY_FRAGMENTS; i++) {
            assertThat(log.lines()).isEmpty();
            reader.read(ByteBuffer.wrap(frame(CONTINUATION, new byte[0])));
        }

        assertThat(log.lines()).containsExactly("violation 1009");
    }

    @Test
    void emptyFragmentsAreCountedPerMessage() {
        var reader = new FrameReader(MAX_MESSAGE_BYTES, log);

        for (int i = 0; i < 2 * FrameReader.MAX_EMPTY_FRAGMENTS; i++) {
            reader.read(ByteBuffer.wrap(frame(TEXT, new byte[0])));
            reader.read(ByteBuffer.wrap(frame(FIN | CONTINUATION, new byte[0])));
        }

        assertThat(log.lines()).hasSize(2 * FrameReader.MAX_EMPTY_FRAGMENTS).containsOnly("text 0:1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536})
    void everyFormOfTheLengthIsRead(int length) {
        byte[] payload = new byte[length];

        new FrameReader(MAX_MESSAGE_BYTES, log).read(ByteBuffer.wrap(frame(FIN | BINARY, payload)));

        assertThat(log.lines()).containsExactly("binary " + FrameLog.describe(payload));
    }

    @Test
    void afterAViolationNothingIsRead() {
        var reader = new FrameReader(MAX_MESSAGE_BYTES, log);
        reader.read(ByteBuffer.wrap(frame(CONTINUATION, new byte[0])));

        reader.read(ByteBuffer.wrap(frame(FIN | TEXT, new byte[3])));

        assertThat(log.lines()).containsExactly("violation 1002");
    }

    private static long allocatedBy(Runnable action) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
