package dev.shard.transport.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A flood of pings costs little. */
class PongsTest {
    private final List<Byte> written = new ArrayList<>();
    private final Pongs pongs = new Pongs(payload -> written.add(payload[0]));

    @Test
    void everyPingIsAnsweredWhileTheSocketKeepsUp() {
        for (int i = 0; i < 100; i++) {
            pongs.answer(new byte[] {(byte) i});
            pongs.written();
        }

        assertThat(written).hasSize(100);
    }

    @Test
    void aFloodLeavesNoMoreThanALimitedNumberAndTheLatest() {
        for (int i = 0; i < 100; i++) {
            pongs.answer(new byte[] {(byte) i});
        }
        assertThat(written).hasSize(Pongs.MAX_UNWRITTEN);

        pongs.written();
        pongs.written();

        assertThat(written).hasSize(Pongs.MAX_UNWRITTEN + 1).endsWith((byte) 99);
    }
}
