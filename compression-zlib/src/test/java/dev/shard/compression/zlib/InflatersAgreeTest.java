package dev.shard.compression.zlib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.spi.compression.OutputBuffer;
import dev.shard.tck.compression.Cuts;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The inflater in Java says of any bytes what zlib says, however they are cut. */
class InflatersAgreeTest {
    private static final int MAX_BYTES = 1 << 20;
    private static final int[] STRATEGIES = {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY};
    private static final int[] FLUSHES = {Deflater.NO_FLUSH, Deflater.SYNC_FLUSH, Deflater.FULL_FLUSH};

    @Property(tries = 400)
    void onStreamsOfEveryKindCutAnywhere(@ForAll Random random) {
        byte[] stream = stream(random);

        assertThat(inJava(Cuts.atRandom(stream, random), random)).isEqualTo(byZlib(stream));
    }

    @Property(tries = 2000)
    void onStreamsInWhichSomethingWasChanged(@ForAll Random random) {
        byte[] stream = stream(random);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            stream[random.nextInt(Math.min(stream.length, 200))] ^= (byte) (1 << random.nextInt(8));
        }

        assertThat(inJava(Cuts.atRandom(stream, random), random)).isEqualTo(byZlib(stream));
    }

    @Property(tries = 2000)
    void onNoiseThatBeginsWithSomeTypeOfBlock(@ForAll Random random) {
        byte[] noise = new byte[random.nextInt(400) + 1];
        random.nextBytes(noise);

        assertThat(inJava(List.of(noise), random)).isEqualTo(byZlib(noise));
    }

    /** Descriptions of codes, of which noise has a valid one too seldom: few lengths, most of them as zlib writes them. */
    @Property(tries = 2000)
    void onDescriptionsOfCodesInWhichSomethingWasChanged(@ForAll Random random) {
        byte[] stream = deflated(text(random, 300 + random.nextInt(2000)), 9, Deflater.HUFFMAN_ONLY, Deflater.NO_FLUSH);
        int changed = random.nextInt(Math.min(stream.length, 60));
        stream[changed] = (byte) random.nextInt(256);

        assertThat(inJava(Cuts.atRandom(stream, random), random)).isEqualTo(byZlib(stream));
    }

    /** What came out, or why nothing may; how much comes out before a mistake depends on the cuts, so it is left out. */
    private record Outcome(String verdict, ByteBuffer bytes, boolean finished) {
        static Outcome refused(DataFormatException e) {
            return new Outcome(String.valueOf(e.getMessage()), ByteBuffer.allocate(0), false);
        }
    }

    private static Outcome byZlib(byte[] stream) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(stream);
            byte[] out = new byte[MAX_BYTES];
            int length = inflater.inflate(out);
            return new Outcome("", ByteBuffer.wrap(out, 0, length), inflater.finished());
        } catch (DataFormatException e) {
            return Outcome.refused(e);
        } finally {
            inflater.end();
        }
    }

    /** Each part is a payload of its own, or belongs to the one before. */
    private static Outcome inJava(List<byte[]> parts, Random random) {
        JavaInflater inflater = new JavaInflater(MAX_BYTES);
        OutputBuffer output = new OutputBuffer().detach(1);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            int used = 0;
            for (byte[] part : parts) {
                ByteBuffer message = message(part, random.nextBoolean());
                int length = inflater.inflate(message, output, used);
                all.write(output.array(), used, length - used);
                used = random.nextBoolean() ? length : 0;
                assertThat(message.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
                assertThat(message.hasRemaining() && !inflater.finished()).isFalse();
            }
            return new Outcome("", ByteBuffer.wrap(all.toByteArray()), inflater.finished());
        } catch (DataFormatException e) {
            return Outcome.refused(e);
        } finally {
            inflater.end();
        }
    }

    private static ByteBuffer message(byte[] bytes, boolean direct) {
        return direct ? ByteBuffer.allocateDirect(bytes.length).put(bytes).flip() : ByteBuffer.wrap(bytes);
    }

    private static byte[] stream(Random random) {
        byte[] text = text(random, 1 + random.nextInt(random.nextInt(10) == 0 ? 100_000 : 5_000));
        return deflated(
                text, random.nextInt(10), STRATEGIES[random.nextInt(3)], FLUSHES[random.nextInt(FLUSHES.length)]);
    }

    private static byte[] deflated(byte[] text, int level, int strategy, int flush) {
        Deflater deflater = new Deflater(level, true);
        deflater.setStrategy(strategy);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        for (int from = 0; from < text.length; from += 1200) {
            deflater.setInput(text, from, Math.min(1200, text.length - from));
            int length;
            do {
                length = deflater.deflate(chunk, 0, chunk.length, flush);
                out.write(chunk, 0, length);
            } while (length > 0);
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** Words that come again, near and far, runs of one byte, and noise. */
    private static byte[] text(Random random, int bytes) {
        byte[] text = new byte[bytes];
        int alphabet = 1 + random.nextInt(256);
        for (int at = 0; at < bytes; ) {
            int length = Math.min(bytes - at, 1 + random.nextInt(random.nextBoolean() ? 20 : 400));
            int distance = 1 + random.nextInt(random.nextBoolean() ? 30 : 33_000);
            boolean again = distance <= at && random.nextInt(3) > 0;
            for (int end = at + length; at < end; at++) {
                text[at] = again ? text[at - distance] : (byte) random.nextInt(alphabet);
            }
        }
        return text;
    }
}
