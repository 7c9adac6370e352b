package dev.shard.transport.netty;

import static dev.shard.transport.netty.FrameBytes.FIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.shard.transport.support.Opcodes;
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
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Laws of the decoder: where the network or the peer cuts a stream changes nothing, and no bytes can confuse it. */
class FrameDecoderPropertiesTest {
    private static final int LIMIT = 1 << 20;
    private static final LeakWatch LEAKS = new LeakWatch();

    @BeforeContainer
    static void watchLeaks() {
        LEAKS.start();
    }

    @AfterContainer
    static void findNoLeaks() {
        LEAKS.assertNone();
    }

    @Property
    void howMessagesAreFragmentedAndCutDoesNotMatter(
            @ForAll @Size(max = 12) List<@IntRange(max = 70_000) Integer> sizes, @ForAll Random random) {
        List<String> expected = new ArrayList<>();
        var stream = new FrameBytes();
        for (int size : sizes) {
            byte[] message = new byte[size];
            random.nextBytes(message);
            boolean text = random.nextBoolean();
            fragment(stream, text, message, random, expected);
            expected.add((text ? "text " : "binary ") + FrameBytes.hex(ByteBuffer.wrap(message)));
        }

        byte[] bytes = stream.toBytes();

        assertThat(FrameBytes.decode(LIMIT, bytes, cuts(bytes.length, random))).containsExactlyElementsOf(expected);
    }

    @Property
    void cuttingAtEveryByteGivesTheSameAsNotCutting(
            @ForAll @Size(max = 6) List<@Size(max = 140) byte[]> messages, @ForAll @Size(max = 20) byte[] anything) {
        var stream = new FrameBytes();
        messages.forEach(message -> stream.frame(FIN | Opcodes.TEXT, message));
        byte[] bytes = stream.raw(anything).toBytes();
        List<Integer> everywhere = IntStream.range(1, bytes.length).boxed().toList();

        assertThat(FrameBytes.decode(200, bytes, everywhere)).isEqualTo(FrameBytes.decode(200, bytes, List.of()));
    }

    @Property
    void noBytesWhateverMakeItThrowAnythingElse(@ForAll @Size(max = 2000) byte[] anything, @ForAll Random random) {
        assertThatCode(() -> FrameBytes.decode(500, anything, cuts(anything.length, random)))
                .doesNotThrowAnyException();
    }

    /** Control frames between the fragments are added to what is expected. */
    private static void fragment(
            FrameBytes stream, boolean text, byte[] message, Random random, List<String> expected) {
        int opcode = text ? Opcodes.TEXT : Opcodes.BINARY;
        int from = 0;
        while (random.nextInt(3) == 0) {
            int to = from + random.nextInt(message.length - from + 1);
            stream.frame(opcode, Arrays.copyOfRange(message, from, to));
            if (random.nextBoolean()) {
                byte[] ping = new byte[random.nextInt(126)];
                stream.frame(FIN | Opcodes.PING, ping).frame(FIN | Opcodes.PONG, ping);
                expected.add("ping " + FrameBytes.hex(ByteBuffer.wrap(ping)));
            }
            from = to;
            opcode = Opcodes.CONTINUATION;
        }
        stream.frame(FIN | opcode, Arrays.copyOfRange(message, from, message.length));
    }

    private static List<Integer> cuts(int length, Random random) {
        return random.ints(random.nextInt(20), 0, length + 1).sorted().boxed().toList();
    }
}
