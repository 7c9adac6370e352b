package dev.shard.compression.zlib;

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
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;

/** R14: memory is bounded and returned, and a plain payload costs none. */
class MemoryTest {
    private static final int MESSAGES = 2000;
    private static final PayloadSink NOBODY = payload -> {};

    private final CountedInflaters inflaters = CountedInflaters.ofDeflate();
    private final DecompressorContext context =
            new DecompressorContext(new OutputBuffer(), new BraceFraming(), 1 << 20, 1 << 20);

    /** Less than a byte each is what the list that they are taken from allocates. */
    @Test
    void aPlainPayloadAllocatesNothing() {
        Peer peer = Deflating.stream();
        List<ByteBuffer> messages = new ArrayList<>();
        for (int i = 0; i < 2 * MESSAGES; i++) {
            byte[] message = peer.send(event(i));
            messages.add(ByteBuffer.allocateDirect(message.length).put(message).flip());
        }
        try (Decompressor decompressor = new ZlibStreamCompression().newDecompressor(context)) {
            pushAll(decompressor, messages.subList(0, MESSAGES));

            assertThat(allocatedBy(() -> pushAll(decompressor, messages.subList(MESSAGES, 2 * MESSAGES))))
                    .isLessThan(MESSAGES);
        }
    }

    @Test
    void aPayloadOfItsOwnAllocatesNothing() {
        List<ByteBuffer> messages = new ArrayList<>();
        for (int i = 0; i < 2 * MESSAGES; i++) {
            messages.add(ByteBuffer.wrap(Deflating.whole(event(i).getBytes(UTF_8))));
        }
        try (Decompressor decompressor = new ZlibPayloadCompression().newDecompressor(context)) {
            pushAll(decompressor, messages.subList(0, MESSAGES));

            assertThat(allocatedBy(() -> pushAll(decompressor, messages.subList(MESSAGES, 2 * MESSAGES))))
                    .isLessThan(MESSAGES);
        }
    }

    /** What the codec reads lies where it was decompressed to, so that a change there shows: no byte is copied in between. */
    @Test
    void aPlainPayloadIsReadWhereItWasDecompressedTo() {
        byte[] message = Deflating.stream().send("{\"op\":11}");
        List<Byte> seen = new ArrayList<>();
        try (Decompressor decompressor = new ZlibStreamCompression().newDecompressor(context)) {
            decompressor.push(ByteBuffer.wrap(message), payload -> {
                context.output().array()[0] = '!';
                seen.add(payload.get(0));
            });
        }

        assertThat(seen).containsExactly((byte) '!');
    }

    /** Few of all shards hear much, and none of these should hold the 32 KiB that a window may have. */
    @Test
    void aShardThatHeardLittleHoldsLittle() {
        ByteBuffer hello = ByteBuffer.wrap(Deflating.stream().send("{\"op\":10,\"d\":{\"heartbeat_interval\":41250}}"));
        OutputBuffer output = new OutputBuffer();
        JavaInflater[] shards = new JavaInflater[MESSAGES];
        inflateHello(new JavaInflater(1 << 20), hello.position(2), output);

        assertThat(allocatedBy(() -> Arrays.setAll(shards, i -> {
                    JavaInflater inflater = new JavaInflater(1 << 20);
                    inflateHello(inflater, hello.position(2), output);
                    return inflater;
                })))
                .isLessThan(MESSAGES * 1024L);
        assertThat(shards).allMatch(inflater -> !inflater.finished());
    }

    /** S5: what a window takes is used again, and does not wait for a garbage collection. */
    @Test
    void aThousandConnectionsInARowTakeTheWindowsOfOne() {
        byte[] longest = Deflating.stream().send(noise(1 << 16));
        pushOnce(longest);
        long before = bytesOutsideTheHeap();

        for (int i = 0; i < 1_000; i++) {
            pushOnce(longest);
        }

        assertThat(bytesOutsideTheHeap() - before).isLessThan(1 << 20);
    }

    private void pushOnce(byte[] message) {
        try (Decompressor decompressor = new ZlibStreamCompression().newDecompressor(context)) {
            decompressor.push(ByteBuffer.wrap(message), NOBODY);
        }
    }

    private static long bytesOutsideTheHeap() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    private static void inflateHello(JavaInflater inflater, ByteBuffer hello, OutputBuffer output) {
        try {
            inflater.inflate(hello, output, 0);
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        }
    }

    /** S30: doubling up to the limit of 1 MiB allocates less than twice the limit. */
    @Test
    void aBombAllocatesNoMoreThanTheLimitAllows() {
        assertABombIsRefused(new ZlibStreamCompression());
    }

    /** S30. */
    @Test
    void aBombAllocatesNoMoreThanTheLimitAllowsWithTheJdksInflater() {
        assertABombIsRefused(ZlibStreamCompression.withInflaters(inflaters));
    }

    private void assertABombIsRefused(ZlibStreamCompression compression) {
        byte[] bomb = Deflating.stream().send("{" + " ".repeat(64 << 20) + "}");

        assertThat(allocatedBy(() -> assertRefused(compression, List.of(bomb)))).isLessThan(5 << 19);
        assertThat(allocatedBy(() -> assertRefused(compression, Cuts.every(bomb, 1000))))
                .isLessThan(5 << 19);
        assertThat(context.output().capacity()).isLessThanOrEqualTo(1 << 20);
    }

    /** A payload in many messages is moved aside once, not once for each of them. */
    @Test
    void aGiantInManyMessagesAllocatesInProportionToItsLength() {
        byte[] giant = noise(1 << 19);
        List<ByteBuffer> messages = Cuts.every(Deflating.stream().send(giant), 10).stream()
                .map(ByteBuffer::wrap)
                .toList();

        try (Decompressor decompressor = new ZlibStreamCompression().newDecompressor(context)) {
            assertThat(allocatedBy(() -> pushAll(decompressor, messages))).isLessThan(4L * giant.length);
        }
    }

    /** S5: however a connection ends, its inflater has ended too. */
    @Test
    void tenThousandConnectionsLeaveNoInflaterBehind() {
        ZlibStreamCompression compression = ZlibStreamCompression.withInflaters(inflaters);
        byte[] hello = Deflating.stream().send("{\"op\":10}");
        for (int i = 0; i < 10_000; i++) {
            Decompressor decompressor = compression.newDecompressor(context);
            assertThat(inflaters.live()).isZero();

            end(decompressor, hello, i % 5);
            decompressor.close();
        }

        assertThat(inflaters.live()).isZero();
    }

    private void end(Decompressor decompressor, byte[] hello, int way) {
        switch (way) {
            case 0 -> {} // before the first message
            case 1 -> decompressor.push(ByteBuffer.wrap(hello), NOBODY);
            case 2 -> decompressor.push(ByteBuffer.wrap(Arrays.copyOf(hello, 9)), NOBODY);
            case 3 -> decompressor.push(ByteBuffer.wrap(hello), payload -> decompressor.close());
            default ->
                assertThat(catchThrowable(() -> decompressor.push(ByteBuffer.allocate(9), NOBODY)))
                        .isNotNull();
        }
        assertThat(inflaters.live()).isEqualTo(way == 1 || way == 2 ? 1 : 0);
    }

    private void assertRefused(ZlibStreamCompression compression, List<byte[]> messages) {
        try (Decompressor decompressor = compression.newDecompressor(context)) {
            assertThatExceptionOfType(RemoteProtocolException.class)
                    .isThrownBy(() -> messages.forEach(message -> decompressor.push(ByteBuffer.wrap(message), NOBODY)));
        }
        assertThat(inflaters.live()).isZero();
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
