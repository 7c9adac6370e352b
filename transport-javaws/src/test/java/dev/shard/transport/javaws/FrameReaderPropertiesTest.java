package dev.shard.transport.javaws;

import static dev.shard.tck.transport.ScriptedPeer.BINARY;
import static dev.shard.tck.transport.ScriptedPeer.CONTINUATION;
import static dev.shard.tck.transport.ScriptedPeer.FIN;
import static dev.shard.tck.transport.ScriptedPeer.PING;
import static dev.shard.tck.transport.ScriptedPeer.PONG;
import static dev.shard.tck.transport.ScriptedPeer.TEXT;
import static dev.shard.tck.transport.ScriptedPeer.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of the reader: where the network or the peer cuts a stream changes nothing, and no bytes can confuse it. */
class FrameReaderPropertiesTest {
    private static final int LIMIT = 1 << 20;

    @Property
    void howMessagesAreFragmentedAndCutDoesNotMatter(
            @ForAll @Size(max = 12) List<@IntRange(max = 70_000) Integer> sizes, @ForAll Random random) {
        List<String> expected = new ArrayList<>();
        var stream = new ByteArrayOutputStream();
        for (int size : sizes) {
            byte[] message = new byte[size];
            random.nextBytes(message);
            boolean text = random.nextBoolean();
            fragment(stream, text, message, random, expected);
            expected.add((text ? "text " : "binary ") + FrameLog.describe(message));
        }

        byte[] bytes = stream.toByteArray();

        assertThat(read(LIMIT, bytes, cuts(bytes.length, random))).containsExactlyElementsOf(expected);
    }

    @Property
    void cuttingAtEveryByteGivesTheSameAsNotCutting(
            @ForAll @Size(max = 6) List<@Size(max = 140) byte[]> messages, @ForAll @Size(max = 20) byte[] anything) {
        var stream = new ByteArrayOutputStream();
        messages.forEach(message -> stream.writeBytes(frame(FIN | TEXT, message)));
        stream.writeBytes(anything);
        byte[] bytes = stream.toByteArray();
        List<Integer> everywhere = IntStream.range(1, bytes.length).boxed().toList();

        assertThat(read(200, bytes, everywhere)).isEqualTo(read(200, bytes, List.of()));
    }

    @Property
    void noBytesWhateverMakeItThrow(@ForAll @Size(max = 2000) byte[] anything, @ForAll Random random) {
        assertThatCode(() -> read(500, anything, cuts(anything.length, random))).doesNotThrowAnyException();
    }

    /** Control frames between the fragments are added to what is expected. */
    private static void fragment(
            ByteArrayOutputStream stream, boolean text, byte[] message, Random random, List<String> expected) {
        int opcode = text ? TEXT : BINARY;
        int from = 0;
        while (random.nextInt(3) == 0) {
            int to = from + random.nextInt(message.length - from + 1);
            stream.writeBytes(frame(opcode, Arrays.copyOfRange(message, from, to)));
            if (random.nextBoolean()) {
                byte[] ping = new byte[random.nextInt(126)];
                stream.writeBytes(frame(FIN | PING, ping));
                stream.writeBytes(frame(FIN | PONG, ping));
                expected.add("ping " + FrameLog.describe(ping));
            }
            from = to;
            opcode = CONTINUATION;
        }
        stream.writeBytes(frame(FIN | opcode, Arrays.copyOfRange(message, from, message.length)));
    }

    private static List<String> read(int limit, byte[] stream, List<Integer> cuts) {
        var log = new FrameLog();
        var reader = new FrameReader(limit, log);
        int from = 0;
        for (int cut : cuts) {
            reader.read(ByteBuffer.wrap(stream, from, cut - from));
            from = cut;
        }
        reader.read(ByteBuffer.wrap(stream, from, stream.length - from));
        return log.lines();
    }

    private static List<Integer> cuts(int length, Random random) {
        return random.ints(random.nextInt(20), 0, length + 1).sorted().boxed().toList();
    }
}
