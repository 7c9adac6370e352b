package dev.shard.compression.zstd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import dev.shard.RemoteProtocolException;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.OutputBuffer;
import dev.shard.spi.compression.PayloadSink;
import dev.shard.tck.compression.BraceFraming;
import dev.shard.tck.compression.Cuts;
import dev.shard.tck.compression.Peer;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** R14: memory is bounded and returned, and a plain payload costs none. */
class MemoryTest {
    private static final int MESSAGES = 2000;
    /** From JDK 22 on, zstd-jni goes through java.lang.foreign, whose segments cost it something for each call. */
    private static final int LIBRARY_BYTES_PER_CALL = Runtime.version().feature() < 22 ? 0 : 256;

    private static final PayloadSink NOBODY = payload -> {};

    private final CountedContexts contexts = new CountedContexts();
    private final DecompressorContext context =
            new DecompressorContext(new OutputBuffer(), new BraceFraming(), 1 << 20, 1 << 20);

    @Test
    void aPlainPayloadInADirectBufferAllocatesNothing() {
        assertAllocatesNothing(message ->
                ByteBuffer.allocateDirect(message.length).put(message).flip());
    }

    @Test
    void aPlainPayloadInAnArrayAllocatesNothing() {
        assertAllocatesNothing(ByteBuffer::wrap);
    }

    private void assertAllocatesNothing(Function<byte[], ByteBuffer> kind) {
        Peer peer = Compressing.stream();
        List<ByteBuffer> messages = new ArrayList<>();
        for (int i = 0; i < 2 * MESSAGES; i++) {
            messages.add(kind.apply(peer.send(event(i))));
        }
        try (Decompressor decompressor = new ZstdStreamCompression().newDecompressor(context)) {
            pushAll(decompressor, messages.subList(0, MESSAGES));

            assertThat(allocatedBy(() -> pushAll(decompressor, messages.subList(MESSAGES, 2 * MESSAGES))))
                    .isLessThan(MESSAGES / 2 + MESSAGES * LIBRARY_BYTES_PER_CALL);
        }
    }

    /** What the codec reads lies where it was decompressed to, so that a change there shows: no byte is copied in between. */
    @Test
    void aPlainPayloadIsReadWhereItWasDecompressedTo() {
        byte[] message = Compressing.stream().send("{\"op\":11}");
        List<Byte> seen = new ArrayList<>();
        try (Decompressor decompressor = new ZstdStreamCompression().newDecompressor(context)) {
            decompressor.push(ByteBuffer.wrap(message), payload -> {
                context.output().array()[0] = '!';
                seen.add(payload.get(0));
            });
        }

        assertThat(seen).containsExactly((byte) '!');
    }

    /** S30: doubling up to the limit of 1 MiB allocates less than twice the limit. */
    @Test
    void aBombAllocatesNoMoreThanTheLimitAllows() {
        byte[] bomb = bomb();

        assertThat(allocatedBy(() -> assertRefused(List.of(bomb)))).isLessThan(5 << 19);
        assertThat(allocatedBy(() -> assertRefused(Cuts.every(bomb, 100)))).isLessThan(5 << 19);
        assertThat(context.output().capacity()).isLessThanOrEqualTo(1 << 20);
    }

    /** A payload in many messages is moved aside once, not once for each of them. */
    @Test
    void aGiantInManyMessagesAllocatesInProportionToItsLength() {
        byte[] giant = noise(1 << 19);
        List<ByteBuffer> messages = Cuts.every(Compressing.stream().send(giant), 10).stream()
                .map(ByteBuffer::wrap)
                .toList();

        try (Decompressor decompressor = new ZstdStreamCompression().newDecompressor(context)) {
            assertThat(allocatedBy(() -> pushAll(decompressor, messages)))
                    .isLessThan(5L * giant.length + (long) messages.size() * LIBRARY_BYTES_PER_CALL);
        }
    }

    /** S5: however a connection ends, its context is freed. */
    @Test
    void tenThousandConnectionsLeaveNoContextBehind() {
        ZstdStreamCompression compression = new ZstdStreamCompression(23, contexts);
        byte[] hello = Compressing.stream().send("{\"op\":10}");
        for (int i = 0; i < 10_000; i++) {
            Decompressor decompressor = compression.newDecompressor(context);
            assertThat(contexts.live()).isZero();

            end(decompressor, hello, i % 6);
            decompressor.close();
        }

        assertThat(contexts.live()).isZero();
    }

    private void end(Decompressor decompressor, byte[] hello, int way) {
        switch (way) {
            case 0 -> {} // before the first message
            case 1 -> decompressor.push(ByteBuffer.wrap(hello), NOBODY);
            case 2 -> decompressor.push(ByteBuffer.wrap(Arrays.copyOf(hello, hello.length - 1)), NOBODY);
            case 3 -> decompressor.push(ByteBuffer.wrap(hello), payload -> decompressor.close());
            case 4 -> breaks(decompressor, "not zstd at all".getBytes(UTF_8));
            default -> {
                decompressor.push(ByteBuffer.wrap(hello), NOBODY);
                breaks(decompressor, Compressing.join(Compressing.blockHeader(2, 4), new byte[] {-1, -1, -1, -1}));
            }
        }
        assertThat(contexts.live()).isEqualTo(way == 1 || way == 2 ? 1 : 0);
    }

    private static void breaks(Decompressor decompressor, byte[] message) {
        assertThat(catchThrowable(() -> decompressor.push(ByteBuffer.wrap(message), NOBODY)))
                .isInstanceOf(RemoteProtocolException.class);
    }

    private void assertRefused(List<byte[]> messages) {
        try (Decompressor decompressor = new ZstdStreamCompression(23, contexts).newDecompressor(context)) {
            assertThatExceptionOfType(RemoteProtocolException.class)
                    .isThrownBy(() -> messages.forEach(message -> decompressor.push(ByteBuffer.wrap(message), NOBODY)))
                    .withMessageContaining("maxInflatedBytes");
        }
        assertThat(contexts.live()).isZero();
    }

    private static void pushAll(Decompressor decompressor, List<ByteBuffer> messages) {
        for (ByteBuffer message : messages) {
            decompressor.push(message, NOBODY);
        }
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static String event(int sequence) {
        return "{\"t\":\"TYPING_START\",\"s\":%d,\"op\":0,\"d\":{\"user_id\":\"80351110224678912\"}}"
                .formatted(sequence);
    }

    /** 64 MiB of blanks in 2 KiB. */
    private static byte[] bomb() {
        byte[] blanks = Compressing.rleBlock(' ', 128 << 10);
        ByteBuffer bomb = ByteBuffer.allocate(Compressing.HEADER.length + 4 + 512 * blanks.length);
        bomb.put(Compressing.HEADER).put(Compressing.rawBlock("{"));
        while (bomb.hasRemaining()) {
            bomb.put(blanks);
        }
        return bomb.array();
    }

    /** Text that does not compress well. */
    private static byte[] noise(int bytes) {
        RandomGenerator random = new SplittableRandom(1);
        byte[] noise = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            noise[i] = (byte) ('a' + random.nextInt(26));
        }
        noise[0] = '{';
        noise[bytes - 1] = '}';
        return noise;
    }
}
