package dev.shard.sim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Cuts lose nothing, and damage happens once. */
class FrameFaultsTest {
    private static byte[] joined(List<List<byte[]>> messages) {
        var all = new ByteArrayOutputStream();
        messages.forEach(fragments -> fragments.forEach(all::writeBytes));
        return all.toByteArray();
    }

    @Property
    void whereverAMessageIsCutItsBytesStay(
            @ForAll byte[] message,
            @ForAll @Size(max = 5) @IntRange(min = -3, max = 300) int[] splits,
            @ForAll @Size(max = 5) @IntRange(min = -3, max = 300) int[] fragments,
            @ForAll @IntRange(max = 9) int maxBytes) {
        var faults = new FrameFaults();
        faults.splitAt(splits);
        faults.fragmentAt(fragments);
        faults.splitAll(maxBytes);

        assertThat(joined(faults.apply(message, 0))).isEqualTo(message);
        assertThat(joined(faults.apply(message, 0))).isEqualTo(message);
    }

    @Test
    void damageHappensOnceAndLeavesTheOriginalAlone() {
        byte[] message = {1, 2, 3};
        var faults = new FrameFaults();
        faults.corrupt();
        faults.flip(8);
        faults.truncate(2);

        assertThat(joined(faults.apply(message, 0))).containsExactly(0xFF, 3);
        assertThat(joined(faults.apply(message, 0))).containsExactly(1, 2, 3);
        assertThat(message).containsExactly(1, 2, 3);
    }

    @Test
    void anEmptyMessageCanSufferEverything() {
        var faults = new FrameFaults();
        faults.corrupt();
        faults.flip(-1);
        faults.truncate(9);

        assertThat(joined(faults.apply(new byte[0], 1))).isEmpty();
    }
}
